import { startTestApp, type TestApp } from './harness/app'
import { Factory } from './harness/factories'

let t: TestApp
beforeAll(async () => {
  t = await startTestApp()
})
afterAll(() => t.close())

const get = async (url: string) => (await t.app.inject({ method: 'GET', url })).headers

test('whatever a browser may show runs our scripts alone, in nobody else\'s frame', async () => {
  for (const url of ['/nowhere', '/ci/abc', '/openapi.json']) {
    expect(await get(url)).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none';.*object-src 'none';script-src 'self';script-src-attr 'none';.*upgrade-insecure-requests/),
      'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer', 'strict-transport-security': expect.stringMatching(/max-age=31536000/), 'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN', 'x-permitted-cross-domain-policies': 'none',
    })
  }
})

const ofData = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'", 'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer', 'strict-transport-security': expect.stringMatching(/max-age=31536000/), 'x-content-type-options': 'nosniff',
}

test.each(['/api/v1/sections', '/api/v1/posts?section=news', '/api/v1/posts?section=unheard-of', '/api/v1/members'])('%s is data and nothing else, refused or not', async (url) => {
  for (const time of ['made', 'from memory']) expect({ time, headers: await get(url) }).toMatchObject({ time, headers: ofData })
})

test('what is downloaded is guarded as a page is', async () => {
  const { secretary } = await new Factory(t).smallHospital()
  const reply = await t.app.inject({ method: 'GET', url: '/api/v1/points/ledger-export', headers: { authorization: `Bearer ${secretary.token}` } })
  expect(reply.headers).toMatchObject({ 'content-security-policy': expect.stringContaining("script-src 'self'"), 'x-content-type-options': 'nosniff' })
})
