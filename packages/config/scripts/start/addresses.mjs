// @ts-check
import os from 'node:os'

/** @param {string} host */
const isEverywhere = (host) => host === '0.0.0.0' || host === '::'

/**
 * An address at which this machine reaches a server that listens on `host`.
 * @param {string} host
 */
export function localAddress(host) {
  if (isEverywhere(host)) return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Addresses at which other machines reach it; none when it listens on one address only.
 * @param {string} host
 */
export function networkAddresses(host) {
  if (!isEverywhere(host)) return []
  const found = Object.values(os.networkInterfaces()).flatMap((list) => list ?? [])
  return found.filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address)
}
