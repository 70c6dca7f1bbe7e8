import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { systemClock } from '../lib/clock'

/** A reply of status 200 on its way, all but its date and its request id: made once for all who are sent the same. */
export interface Outgoing {
  /** Names and values of the header in turn, as `writeHead` takes them. */
  lines: readonly string[]
  /** The same as text. */
  head: string
  body: Buffer
  /** The body once more, one letter for each byte, where it leaves in one piece with its header. */
  text: string | undefined
}

/** Characters of a reply that Node copies onto its stack and writes at once; a longer text it would gather in memory first. */
const mostAtOnce = 16_000

/** `keepAlive`: milliseconds for which the server keeps a connection. */
export function outgoingOf(headers: Readonly<Record<string, string>>, body: Buffer, keepAlive: number): Outgoing {
  const lines = Object.entries(headers)
  const all = [...lines, ['Connection', 'keep-alive'], ['Keep-Alive', `timeout=${Math.floor(keepAlive / 1000)}`]]
  const head = `HTTP/1.1 200 OK\r\n${all.map((line) => `${line.join(': ')}\r\n`).join('')}`
  return { lines: lines.flat(), head, body, text: head.length + body.length < mostAtOnce ? body.toString('latin1') : undefined }
}

/**
 * Sends it: where it is small enough, as one text in one write. `writeHead` checks and joins each line for each reply, and `end`
 * gathers header and body; both cost more than all else that is done for a remembered reply. Here only the id is new, and it was
 * made or checked by us. Node has no public way for it: `_header` is where `writeHead` itself puts its text (Node 20 to 25). The
 * public way is taken when the connection is to end or is none, and by a Node that keeps it elsewhere.
 */
export function sendOutgoing(response: ServerResponse, { lines, head, body, text }: Outgoing, requestId: string): void {
  if (response.shouldKeepAlive && response.socket instanceof Socket) {
    ;(response as unknown as { _header: string })._header = `${head}Date: ${httpDate()}\r\nx-request-id: ${requestId}\r\n\r\n${text ?? ''}`
  }
  if (!response.headersSent) response.writeHead(200, [...lines, 'x-request-id', requestId]).end(body)
  else if (text === undefined) response.end(body)
  else response.end()
}

let dated = { second: 0, text: '' }

/** Now, as a header says it. */
function httpDate(): string {
  const now = systemClock.now()
  const second = Math.floor(now.getTime() / 1000)
  if (second !== dated.second) dated = { second, text: now.toUTCString() }
  return dated.text
}
