import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { fileLimits } from '@ejia/domain/files'
import type { PictureRefusal } from '@ejia/domain/pictures'
import { pictureExtension } from './file-kind'
import { isPublicAddress } from './public-address'

/** Where pictures are fetched from, and how. Tests put a stand-in behind `resolve` and `dial`; production never touches them. */
export interface RemotePictures {
  /** Hosts asked for pictures, exactly as named, lower case. */
  hosts: readonly string[]
  /** Every address of a host. */
  resolve: (host: string) => Promise<string[]>
  /** The port behind a checked address; the address that was checked is the one connected to. */
  dial: (checked: Checked) => Checked
  timeoutMs: number
}

interface Checked {
  address: string
  port: number
}

export const remotePictures = (hosts: readonly string[]): RemotePictures => ({
  hosts,
  resolve: async (host) => (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address),
  dial: (checked) => checked,
  timeoutMs: 10_000,
})

export class PictureRefused extends Error {
  constructor(
    readonly reason: PictureRefusal,
    cause?: unknown,
  ) {
    super(reason, { cause })
  }
}

const maxRedirects = 3

export interface RemotePicture {
  name: string
  content: Buffer
}

/** Fetches a picture from an allowed host, every step of the way checked anew; `PictureRefused` says why not. */
export async function fetchPicture(source: RemotePictures, address: string): Promise<RemotePicture> {
  const signal = AbortSignal.timeout(source.timeoutMs)
  try {
    return await follow(source, address, signal)
  } catch (error) {
    if (error instanceof PictureRefused) throw error
    throw new PictureRefused(signal.aborted ? 'too_slow' : 'unreachable', error)
  }
}

async function follow(source: RemotePictures, address: string, signal: AbortSignal): Promise<RemotePicture> {
  let url = permitted(source, address)
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const reply = await open(source, url, signal)
    const next = redirectOf(reply)
    if (next === null) return toPicture(reply)
    reply.destroy()
    url = permitted(source, next, url)
  }
  throw new PictureRefused('too_many_redirects')
}

/** The address, if it is one we may ask: http(s), an allowed host, the usual port, nobody's password. */
function permitted({ hosts }: RemotePictures, address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw new PictureRefused('not_an_address')
  if (url.port !== '' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || !hosts.includes(url.hostname)) throw new PictureRefused('host_not_allowed')
  return url
}

/** Connects to the very address that was checked: the name is not asked for again, so it cannot answer differently. */
async function open(source: RemotePictures, url: URL, signal: AbortSignal): Promise<http.IncomingMessage> {
  const addresses = await Promise.race([source.resolve(url.hostname), whenAborted(signal)])
  const [address] = addresses
  if (address === undefined) throw new PictureRefused('unreachable')
  if (!addresses.every(isPublicAddress)) throw new PictureRefused('address_refused')
  const secure = url.protocol === 'https:'
  const checked = source.dial({ address, port: secure ? 443 : 80 })
  return new Promise((resolve, reject) => {
    const options: https.RequestOptions = {
      hostname: url.hostname, port: checked.port, path: url.pathname + url.search, lookup: alwaysTo(checked.address), agent: false, signal,
      headers: { host: url.host, accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0 (compatible; ejia)' },
    }
    ;(secure ? https : http).get(options, resolve).on('error', reject)
  })
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))

function alwaysTo(address: string): LookupFunction {
  const family = isIP(address)
  return (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family))
}

function redirectOf({ statusCode = 0, headers }: http.IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? '') : null
}

async function toPicture(reply: http.IncomingMessage): Promise<RemotePicture> {
  if (reply.statusCode !== 200) {
    reply.destroy()
    throw new PictureRefused('unreachable')
  }
  const content = await readAll(reply)
  const extension = await pictureExtension(content)
  if (extension === undefined) throw new PictureRefused('not_a_picture')
  return { name: `图片.${extension}`, content }
}

/** Stops at the limit for pictures, whatever length was announced. */
async function readAll(reply: http.IncomingMessage): Promise<Buffer> {
  const { maxBytes } = fileLimits.picture
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of reply as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > maxBytes) throw new PictureRefused('too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
