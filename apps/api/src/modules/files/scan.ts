import { connect } from 'node:net'
import type { Env } from '../../env'
import { AppError } from '../../lib/app-error'

/** Looks into the content of an upload before it is kept. */
export type Scan = (content: Buffer) => Promise<'clean' | 'infected'>

/** The operator's scanner; without one, nobody looks and everything is clean. */
export const openScan = (env: Pick<Env, 'virusScan'>, waitMs = defaultWaitMs): Scan => (env.virusScan ? clamd(env.virusScan, waitMs) : () => Promise.resolve('clean'))

/** Milliseconds for one file, answer included. */
const defaultWaitMs = 20_000
/** Characters; clamd says one line. */
const longestAnswer = 4096
const chunkBytes = 64 * 1024

/**
 * Asks a clamd over TCP (INSTREAM: length-prefixed chunks, an empty one ends). What the scanner could not say is no yes:
 * the upload is refused for now.
 */
const clamd = (address: { host: string; port: number }, waitMs: number): Scan => async (content) => {
  const answer = await ask(address, content, waitMs).catch((error: unknown) => {
    throw new AppError('files.scan_unavailable', { cause: error, retryAfter: 60 })
  })
  if (/: OK\0?$/.test(answer)) return 'clean'
  if (/ FOUND\0?$/.test(answer)) return 'infected'
  throw new AppError('files.scan_unavailable', { cause: new Error(`scanner answered: ${answer}`), retryAfter: 60 })
}

function ask(address: { host: string; port: number }, content: Buffer, waitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    let answer = ''
    // from the first moment to the last: a scanner that says something now and then is no better than one that is silent
    const timer = setTimeout(() => socket.destroy(new Error('scanner does not answer')), waitMs)
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
      if (answer.length > longestAnswer) socket.destroy(new Error('scanner does not stop talking'))
    })
    socket.on('error', reject).on('close', () => {
      clearTimeout(timer)
      resolve(answer.trim())
    })
    socket.write('zINSTREAM\0')
    for (let start = 0; start < content.length; start += chunkBytes) {
      const chunk = content.subarray(start, start + chunkBytes)
      socket.write(lengthOf(chunk.length))
      socket.write(chunk)
    }
    socket.write(lengthOf(0))
  })
}

function lengthOf(bytes: number): Buffer {
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(bytes)
  return prefix
}
