import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { systemClock } from '../lib/clock'

/** Names and values in turn, as `writeHead` takes them. */
export type HeadLines = readonly string[]

/** The head of a reply of status 200 as text, all but its date and its request id. `keepAlive`: milliseconds. */
export function headText(lines: HeadLines, keepAlive: number): string {
  const all = [...lines, 'Connection', 'keep-alive', 'Keep-Alive', `timeout=${Math.floor(keepAlive / 1000)}`]
  const pairs = all.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ''}\r\n`] : []))
  return `HTTP/1.1 200 OK\r\n${pairs.join('')}`
}

/** Characters of a reply that Node copies onto its stack and writes at once; a longer text it would gather in memory first. */
const mostAtOnce = 16_000

/** A body as it goes behind its head: one letter for each byte where both leave in one piece. */
export const bodyText = (head: string, body: Buffer): string | undefined => (head.length + body.length < mostAtOnce ? body.toString('latin1') : undefined)

/**
 * Hands over a head that was made once, and with it the body when that is `text`: head and body then are one write of one text.
 * `writeHead` checks and joins each line for each reply, and `end` gathers head and body; both cost more than all else that is
 * done for a remembered reply. Here only the id is new, and it was made or checked by us. Node has no public way for it: `_header`
 * is where `writeHead` itself puts its text (Node 20 to 25).
 *
 * False: nothing was handed over, because the connection is to end or is none, or this Node keeps it elsewhere.
 */
export function sendHeadText(response: ServerResponse, head: string, requestId: string, text = ''): boolean {
  if (!response.shouldKeepAlive || !(response.socket instanceof Socket)) return false
  ;(response as unknown as { _header: string })._header = `${head}Date: ${httpDate()}\r\nx-request-id: ${requestId}\r\n\r\n${text}`
  return response.headersSent
}

let dated = { second: 0, text: '' }

/** Now, as a header says it. */
function httpDate(): string {
  const now = systemClock.now()
  const second = Math.floor(now.getTime() / 1000)
  if (second !== dated.second) dated = { second, text: now.toUTCString() }
  return dated.text
}
