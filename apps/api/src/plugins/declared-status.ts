import fp from 'fastify-plugin'

/** A route that answers with a success it did not declare fails: what is not in the contract cannot leave. */
export const declaredStatusPlugin = fp(
  async (app) => {
    app.addHook('preSerialization', async (request, reply, payload) => {
      const { declared } = request.routeOptions.config
      if (declared !== undefined && reply.statusCode < 400 && reply.statusCode !== declared) {
        throw new Error(`${request.routeOptions.config.endpoint ?? request.url} answered ${reply.statusCode}, declared ${declared}`)
      }
      return payload
    })
  },
  { name: 'declared-status' },
)
