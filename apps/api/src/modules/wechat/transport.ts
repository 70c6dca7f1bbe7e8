import http from 'node:http'
import https from 'node:https'

/** Milliseconds the platform may take; a person is waiting. */
const patience = 5000
/** No reply of the platform is larger: codes as pictures are some 100 KB. */
const mostBytes = 4_000_000

export interface Question {
  method: 'GET' | 'POST'
  /** With its query. Holds the secret or the token: it is never written anywhere. */
  path: string
  body?: object
}

export interface Answer {
  type: string
  body: Buffer
}

/** The platform was not reached, or what came back is not from it. */
export class Unreached extends Error {
  constructor(
    readonly why: string,
    /** Whether the question may have been heard. */
    readonly left: boolean,
  ) {
    super(`WeChat: ${why}`)
    this.name = 'Unreached'
  }
}

/**
 * One question, one answer, no following of redirects. The length of the body is always announced: the platform answers 412 to
 * bodies that come in pieces. Errors name what went wrong and nothing of the address.
 */
export function ask(baseUrl: string, { method, path, body }: Question): Promise<Answer> {
  const url = new URL(baseUrl + path)
  const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const headers = { accept: '*/*', ...(content && { 'content-type': 'application/json; charset=utf-8', 'content-length': content.length }) }
  return new Promise((resolve, reject) => {
    let left = false
    const request = (url.protocol === 'https:' ? https : http).request(url, { method, headers, agent: false })
    const fail = (why: string): void => {
      clearTimeout(timer)
      request.destroy()
      reject(new Unreached(why, left))
    }
    const timer = setTimeout(() => fail('no answer in time'), patience)
    request.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (left = true)))
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.name))
    request.on('response', (response) => {
      read(response).then(
        (answer) => {
          clearTimeout(timer)
          resolve(answer)
        },
        (error: Error) => fail(error.message),
      )
    })
    request.end(content)
  })
}

async function read(response: http.IncomingMessage): Promise<Answer> {
  const { statusCode = 0 } = response
  if (statusCode < 200 || statusCode > 204) throw new Error(`status ${statusCode}`)
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > mostBytes) throw new Error('a reply without end')
    pieces.push(piece)
  }
  return { type: response.headers['content-type'] ?? '', body: Buffer.concat(pieces) }
}
