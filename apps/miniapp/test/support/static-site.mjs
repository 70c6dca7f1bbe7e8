import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

/** Passes a request on to the API, so that the page sees one origin as in production. */
function forward(api, request, response) {
  const target = new URL(request.url, api)
  const onward = http.request(target, { method: request.method, headers: { ...request.headers, host: target.host } }, (reply) => {
    response.writeHead(reply.statusCode, reply.headers)
    reply.pipe(response)
  })
  onward.on('error', () => response.writeHead(502).end())
  request.pipe(onward)
}

function sendFile(folder, request, response, headers) {
  const wanted = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/\/$/, '/index.html')
  const file = path.join(folder, path.normalize(wanted))
  fs.readFile(file, (error, bytes) => {
    if (error) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', ...headers })
    response.end(bytes)
  })
}

/** Serves a folder on a free local port; `/api/` goes to `api` when there is one. Answers `{ url, close }`. */
export async function serveSite(folder, { api, headers = {} } = {}) {
  const server = http.createServer((request, response) => {
    if (api && request.url.startsWith('/api/')) forward(api, request, response)
    else sendFile(folder, request, response, headers)
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}
