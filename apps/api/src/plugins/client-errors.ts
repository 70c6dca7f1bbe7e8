import { problems, type Problem, type ProblemCode } from '@ejia/contract/core/problem'
import { problemText } from '@ejia/contract/core/problem.zh'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { countRefusal } from '../metrics/refused'

const codes: Readonly<Record<string, ProblemCode>> = { ERR_HTTP_REQUEST_TIMEOUT: 'request.too_slow', HPE_HEADER_OVERFLOW: 'request.head_too_large' }

/** What never became a request, because its head is too long, too slow or no HTTP, is refused like any other and the connection ended. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  // nobody is there any more, or an answer is on its way already
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy()
  const code = codes[error.code ?? ''] ?? 'request.malformed'
  const status = problems[code]
  countRefusal(undefined, code)
  const problem: Problem = { type: `urn:problem:${code}`, title: code, status, code, detail: problemText[code], requestId: '-' }
  const body = JSON.stringify(problem)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'content-type: application/problem+json', `content-length: ${Buffer.byteLength(body)}`, 'connection: close']
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
