import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { png } from '../harness/samples'

export interface PictureHost {
  port: number
  /** Path and Host header of every request, in order. */
  asked: string[]
  close: () => Promise<void>
}

/** A host of pictures that behaves well and badly. `/to?u=…` leads on, `/slow` never ends, `/big` never stops. */
export async function startPictureHost(): Promise<PictureHost> {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    asked.push(`${request.headers.host}${url.pathname}`)
    answer(url, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { port: (server.address() as AddressInfo).port, asked, close }
}

function answer(url: URL, response: http.ServerResponse): void {
  const send = (content: Buffer | string, type = 'image/png') => response.writeHead(200, { 'content-type': type }).end(content)
  if (url.pathname === '/to') response.writeHead(302, { location: url.searchParams.get('u') ?? '' }).end()
  else if (url.pathname === '/loop') response.writeHead(302, { location: '/loop' }).end()
  else if (url.pathname === '/slow') response.writeHead(200, { 'content-type': 'image/png' }).write(png.subarray(0, 10))
  else if (url.pathname === '/big') pour(response)
  else if (url.pathname === '/page') send('<html><script>alert(1)</script></html>')
  else if (url.pathname === '/drawing') send('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'image/svg+xml')
  else if (url.pathname === '/gone') response.writeHead(404).end()
  else send(png)
}

/** A picture's head and then noughts without end, and no length announced. */
function pour(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png' }).write(png)
  const piece = Buffer.alloc(1_000_000)
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    response.once('drain', more)
  }
  more()
}
