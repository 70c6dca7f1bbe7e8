import { once } from 'node:events'
import net from 'node:net'
import { freePort, nextFreePort } from '../scripts/lib/ports.mjs'

test('the next free port is found and those in use are named', async () => {
  const port = await freePort()
  expect(await nextFreePort(port)).toEqual({ port, taken: [] })

  const occupant = net.createServer().listen(port, '127.0.0.1')
  await once(occupant, 'listening')
  const found = await nextFreePort(port)
  expect(found.port).toBeGreaterThan(port)
  expect(found.taken[0]).toBe(port)
  occupant.close()
})
