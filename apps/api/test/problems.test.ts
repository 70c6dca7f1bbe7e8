import { apiBase } from '@ejia/contract/client/caller'
import { problems, type ProblemCode } from '@ejia/contract/core/problem'
import { problemText } from '@ejia/contract/core/problem.zh'
import supertest from 'supertest'
import { useHospital } from './harness/hospital'

describe('what bad requests get', () => {
  const { host, people } = useHospital()

  interface Sent {
    as?: { token: string }
    type?: string
    headers?: Record<string, string>
  }

  /** Bytes as they are, so that a request can be wrong in ways no client would manage. */
  async function send(method: 'get' | 'post' | 'put' | 'delete', path: string, body?: string | Buffer, { as, type = 'application/json', headers = {} }: Sent = {}) {
    let request = supertest(host.app.server)[method](path.startsWith('/') ? path : `${apiBase}/${path}`)
    if (as) request = request.set('authorization', `Bearer ${as.token}`)
    if (body !== undefined) request = request.set('content-type', type)
    return request.set(headers).send(body)
  }

  /** Every refusal is problem details with a code of the table, its status and its words, and nothing internal. */
  function expectProblem(response: supertest.Response, status: number, code: ProblemCode): void {
    expect({ status: response.status, ...(response.body as object) }).toMatchObject({ status, code, type: `urn:problem:${code}`, detail: problemText[code] })
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(response.text).not.toMatch(/\bat \/|\.ts:\d|node_modules|select |insert /i)
  }

  const demo = 'auth/demo-sessions'

  test.each([
    ['broken JSON', '{"key":', 400, 'request.malformed'],
    ['nothing at all', '', 400, 'request.malformed'],
    ['a list', '[]', 400, 'request.invalid'],
    ['a bare string', '"x"', 400, 'request.invalid'],
    ['null', 'null', 400, 'request.invalid'],
    ['an unknown field', '{"key":"x","admin":true}', 400, 'request.invalid'],
    ['a number for a text', '{"key":5}', 400, 'request.invalid'],
    ['null for a text', '{"key":null}', 400, 'request.invalid'],
    ['a list for a text', '{"key":["x"]}', 400, 'request.invalid'],
    ['a value outside the closed list', '{"key":"x","client":"toaster"}', 400, 'request.invalid'],
    ['too long a text', JSON.stringify({ key: 'x'.repeat(61) }), 400, 'request.invalid'],
    ['__proto__', '{"key":"x","__proto__":{"admin":true}}', 400, 'request.malformed'],
    ['constructor.prototype', '{"key":"x","constructor":{"prototype":{"admin":true}}}', 400, 'request.malformed'],
    ['a body over the limit', JSON.stringify({ key: 'x'.repeat(1_100_000) }), 413, 'request.too_large'],
  ] as const)('%s', async (_, body, status, code) => {
    expectProblem(await send('post', demo, body), status, code)
  })

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])('%s is not spoken here', async (type) => {
    expectProblem(await send('post', demo, 'key=x', { type }), 415, 'request.unsupported_type')
  })

  test('a form where JSON is expected', async () => {
    const form = '--b\r\ncontent-disposition: form-data; name="key"\r\n\r\nx\r\n--b--\r\n'
    const response = await send('post', demo, form, { type: 'multipart/form-data; boundary=b' })
    expect([400, 415]).toContain(response.status)
    expectProblem(response, response.status, (response.body as { code: ProblemCode }).code)
  })

  test('the fields that are wrong are named, all of them', async () => {
    const response = await send('post', 'role-grants', '{"role":"king","orgId":"1","extra":1}', { as: people.office })
    expectProblem(response, 400, 'request.invalid')
    const fields = (response.body as { fields: { field: string; message: string }[] }).fields
    expect(fields.map((one) => `${one.field} ${one.message}`).sort()).toEqual([
      'body/extra 不认识的字段', 'body/memberId 必填', 'body/orgId 类型不正确', 'body/role 不在可选范围内',
    ])
  })

  test('a zero byte in a text, wherever it is put', async () => {
    for (const [method, path, body] of [
      ['post', demo, '{"key":"a\\u0000b"}'],
      ['get', 'role-grants?cursor=a%00b', undefined],
      ['get', `role-grants?cursor=${Buffer.from('["/1/\\u0000","x"]').toString('base64url')}`, undefined],
      ['get', 'members/%00', undefined],
    ] as const) {
      const response = await send(method, path, body, { as: people.office })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expectProblem(response, response.status, (response.body as { code: ProblemCode }).code)
    }
  })

  test('ids that are none, numbers that are too big', async () => {
    for (const id of ['x', '1', "' or 1=1 --", '019aa000-0000-7000-8000-00000000000', '%F0%9F%98%80']) {
      expectProblem(await send('delete', `role-grants/${encodeURIComponent(id)}`, undefined, { as: people.office }), 400, 'request.invalid')
    }
    for (const orgId of ['2147483648', '9'.repeat(30), '1e400', '-1', '0', '1.5', 'x', '']) {
      expectProblem(await send('get', `role-grants?orgId=${orgId}`, undefined, { as: people.office }), 400, 'request.invalid')
    }
    for (const orgId of ['2147483648', '1e30', '1e400', '-1', '1.5', 'true', '"1"', '[1]']) {
      const body = `{"memberId":"${people.member.memberId}","role":"secretary","orgId":${orgId}}`
      expectProblem(await send('post', 'role-grants', body, { as: people.office }), 400, 'request.invalid')
    }
    for (const limit of ['0', '101', '1e3', 'all']) expectProblem(await send('get', `role-grants?limit=${limit}`, undefined, { as: people.office }), 400, 'request.invalid')
  })

  test('unknown query fields are refused, and so is a field given twice', async () => {
    expectProblem(await send('get', 'role-grants?all=true', undefined, { as: people.office }), 400, 'request.invalid')
    expectProblem(await send('get', 'role-grants?orgId=1&orgId=2', undefined, { as: people.office }), 400, 'request.invalid')
  })

  test('routes that do not exist, and methods a route does not have', async () => {
    expectProblem(await send('get', '/api/v1/nothing'), 404, 'route.not_found')
    expectProblem(await send('get', '/nothing'), 404, 'route.not_found')
    expectProblem(await send('put', 'auth/me', '{}', { as: people.member }), 404, 'route.not_found')
    expectProblem(await send('get', '/api/v1/%E0%A4%A'), 400, 'request.malformed')
    expectProblem(await send('get', `role-grants/${'x'.repeat(300)}`), 404, 'route.not_found')
  })

  test('every refusal carries a request id, and no two the same', async () => {
    const [one, two] = [await send('get', 'auth/me'), await send('get', 'auth/me')]
    const [first, second] = [one, two].map((response) => (response.body as { requestId: string }).requestId)
    expect(first).toBeTruthy()
    expect(first).not.toBe(second)
  })
})

describe('the table of problems', () => {
  test('every code has its words, which tell what to do and show no code', () => {
    expect(Object.keys(problemText).sort()).toEqual(Object.keys(problems).sort())
    for (const [code, text] of Object.entries(problemText)) {
      expect(`${code}: ${text}`).toMatch(/^[a-z_]+\.[a-z_]+: [^a-z]*[\u4e00-\u9fff].*[。！？]$/)
    }
  })

  test('every status is an error of HTTP, and only busy and broken are ours', () => {
    for (const [code, status] of Object.entries(problems)) {
      expect(status).toBeGreaterThanOrEqual(400)
      if (status >= 500) expect(['server.error', 'server.busy', 'server.not_ready', 'auth.wechat_unavailable', 'files.storage_full', 'files.scan_unavailable']).toContain(code)
    }
  })
})
