import { BlockList, isIP } from 'node:net'

/** Addresses that lead into the house, to the machine itself, or nowhere: IANA special-purpose registries (RFC 6890). */
const ipv4: readonly [string, number][] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]

/** Of global unicast (2000::/3): Teredo and other protocol assignments, documentation, 6to4, which carries IPv4 addresses of any kind. */
const ipv6: readonly [string, number][] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]

const refused = new BlockList()
for (const [net, bits] of ipv4) refused.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of ipv6) refused.addSubnet(net, bits, 'ipv6')

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address belongs to the open internet. Of IPv6 only global unicast does: loopback, link-local, unique-local
 * and IPv4-mapped addresses all lie outside it, and so do the metadata services of clouds.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refused.check(address, 'ipv4')
  // a zone (`fe80::1%eth0`) belongs to link-local addresses only
  return family === 6 && !address.includes('%') && globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}
