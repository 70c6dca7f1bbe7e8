import fp from 'fastify-plugin'

/** A route that answers with a success it did not declare fails: what is not in the contract cannot leave. */
export const declaredStatusPlugin = fp(
  async (app) => {
    app.addHook('preSerialization', (request, reply, payload, done) => {
      const { declared, endpoint } = request.routeOptions.config
      if (declared === undefined || reply.statusCode >= 400 || reply.statusCode === declared) done(null, payload)
      else done(new Error(`${endpoint ?? request.url} answered ${reply.statusCode}, declared ${declared}`))
    })
  },
  { name: 'declared-status' },
)
