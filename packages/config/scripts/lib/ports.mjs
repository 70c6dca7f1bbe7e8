// @ts-check
import net from 'node:net'

/**
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      ['EADDRINUSE', 'EACCES'].includes(error.code ?? '') ? resolve(undefined) : reject(error),
    )
    probe.listen(port, host, () => {
      const address = /** @type {net.AddressInfo} */ (probe.address())
      probe.close(() => resolve(address.port))
    })
  })
}

/** A port nobody listens on, chosen by the system. */
export async function freePort(host = '127.0.0.1') {
  const port = await tryPort(0, host)
  if (port === undefined) throw new Error(`no free port on ${host}`)
  return port
}

/**
 * The first free port at or above the wanted one.
 * @param {number} wanted
 * @param {string} [host]
 * @returns {Promise<{ port: number, taken: number[] }>} and those found in use on the way
 */
export async function nextFreePort(wanted, host = '127.0.0.1') {
  const taken = []
  for (let port = wanted; port < Math.min(wanted + 100, 65536); port += 1) {
    if ((await tryPort(port, host)) !== undefined) return { port, taken }
    taken.push(port)
  }
  throw new Error(`no free port from ${wanted} on`)
}
