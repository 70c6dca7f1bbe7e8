// @ts-check
// The measure everything is held against: Fastify with nothing registered and one buffer to give.
import Fastify from 'fastify'

const bytes = Number(process.argv[2])
const open = '{"text":"'
const body = Buffer.from(`${open}${'x'.repeat(Math.max(0, bytes - open.length - 2))}"}`)

const app = Fastify()
app.get('/static', (_request, reply) => reply.type('application/json').send(body))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`listening ${address}\n`)
