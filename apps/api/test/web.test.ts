import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { startTestApp, type TestApp } from './harness/app'

const root = mkdtempSync(path.join(tmpdir(), 'ejia-web-'))
const phone = path.join(root, 'phone')
const desk = path.join(root, 'desk')
const script = 'export const answer = 42'
let t: TestApp

beforeAll(async () => {
  for (const folder of [phone, path.join(desk, 'assets')]) mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(root, 'hidden.txt'), 'hidden')
  writeFileSync(path.join(phone, 'index.html'), 'phone')
  writeFileSync(path.join(desk, 'index.html'), 'desk')
  writeFileSync(path.join(desk, 'assets', 'main-1a2b.js'), script)
  writeFileSync(path.join(desk, 'assets', 'main-1a2b.js.br'), brotliCompressSync(script))
  t = await startTestApp({ webDir: phone, consoleDir: desk, wechatVerifyFiles: new Map([['Ab12_x.txt', '0f1e2d3c']]) })
})
afterAll(async () => {
  await t.close()
  rmSync(root, { recursive: true })
})

const get = (url: string, encoding = 'identity') => t.app.inject({ method: 'GET', url, headers: { 'accept-encoding': encoding } })

test.each(['/console/', '/console/posts', '/console/posts/0195/edit?tab=2', '/console/a/b/c', '/console/rules/edit?key=attendance.theme_day'])('%s is the page of the console, never kept', async (url) => {
  const reply = await get(url)
  expect([reply.statusCode, reply.body]).toEqual([200, 'desk'])
  expect(reply.headers['cache-control']).toBe('no-cache')
  expect(reply.headers['content-type']).toContain('text/html')
})

test('/console leads to /console/, and / stays the phone page', async () => {
  expect((await get('/console')).headers.location).toBe('/console/')
  expect((await get('/')).body).toBe('phone')
})

test('files are kept for good, and served as they were compressed', async () => {
  const plain = await get('/console/assets/main-1a2b.js')
  expect([plain.body, plain.headers['cache-control']]).toEqual([script, 'public, max-age=31536000, immutable'])
  const packed = await get('/console/assets/main-1a2b.js', 'gzip, br')
  expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['br', 'accept-encoding'])
  expect(packed.headers['content-type']).toContain('javascript')
})

test('a file of an older build is not found, not a page', async () => {
  const reply = await get('/console/assets/gone-0000.js')
  expect(reply.statusCode).toBe(404)
  expect(reply.json()).toMatchObject({ code: 'route.not_found' })
})

test('nothing outside the folder is reached, and nothing is posted there', async () => {
  for (const url of ['/console/../hidden.txt', '/console/%2e%2e/hidden.txt', '/console/..%2fhidden.txt', '/console/assets/..%2f..%2fhidden.txt']) {
    const reply = await get(url)
    expect(reply.body).not.toContain('hidden')
    expect(reply.statusCode).toBeLessThan(500)
  }
  expect((await t.app.inject({ method: 'POST', url: '/console/posts' })).statusCode).toBe(404)
})

test('scripts run only from our own files', async () => {
  const policy = String((await get('/console/')).headers['content-security-policy'])
  expect(policy).toMatch(/script-src 'self'(;|$)/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
})

test('WeChat finds its file where it looks, and nothing else there is one', async () => {
  for (const url of ['/Ab12_x.txt', '/ci/Ab12_x.txt', '/cs/Ab12_x.txt']) {
    const reply = await get(url)
    expect([reply.statusCode, reply.body]).toEqual([200, '0f1e2d3c'])
    expect(reply.headers['content-type']).toContain('text/plain')
  }
  expect((await get('/other.txt')).statusCode).toBe(404)
  expect((await get('/ci/other')).headers.location).toContain('check-in')
})
