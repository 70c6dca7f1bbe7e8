import Taro from '@tarojs/taro'
import { focusManager, onlineManager } from '@tanstack/react-query'
import { call, callWithKey } from './call'
import { type ApiError } from './api-error'
import { tokens } from './tokens'

interface Sent {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}

const request = Taro.request as unknown as jest.Mock
const me = { accountId: 'a', name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] }
const problem = (status: number, code: string) => ({ statusCode: status, data: JSON.stringify({ status, code, detail: '说明' }) })
const ok = (body: unknown, status = 200) => ({ statusCode: status, data: JSON.stringify(body) })
const sent = (): Sent[] => request.mock.calls.map(([options]: [Sent]) => options)
const sentTo = (path: string) => sent().filter(({ url }) => url === `http://api.test/api/v1${path}`)

/** An API that knows only the token `new`, and gives it to whoever holds the refresh token. */
function expireOldToken(): void {
  request.mockImplementation(async ({ url, header }: Sent) => {
    if (url.endsWith('/auth/refresh')) return ok({ accessToken: 'new', expiresIn: 900, refreshToken: 'r2', me })
    if (header.Authorization !== 'Bearer new') return problem(401, 'auth.token_expired')
    return ok({ ok: true })
  })
}

beforeEach(() => tokens.save({ accessToken: 'old', expiresIn: 900, refreshToken: 'r1' }))
afterEach(() => tokens.clear())

test('two calls that meet an expired token cause one refresh, and each is repeated with its own key', async () => {
  expireOldToken()
  const postId = '1'
  await Promise.all([
    call('POST /posts/:postId/receipt', { params: { postId } }),
    call('POST /posts/:postId/submit', { params: { postId } }),
  ])
  expect(sentTo('/auth/refresh')).toHaveLength(1)
  expect(JSON.parse(sentTo('/auth/refresh')[0]?.data ?? '')).toEqual({ client: 'weapp', refreshToken: 'r1' })
  const keys = ['/posts/1/receipt', '/posts/1/submit'].map((path) => {
    const attempts = sentTo(path)
    expect(attempts.map(({ header }) => header.Authorization)).toEqual(['Bearer old', 'Bearer new'])
    const [first, second] = attempts.map(({ header }) => header['Idempotency-Key'])
    expect(first).toBeTruthy()
    expect(second).toBe(first)
    return first
  })
  expect(keys[0]).not.toBe(keys[1])
})

test('a visitor asks once and without a token', async () => {
  tokens.clear()
  request.mockResolvedValue(ok({ notices: [] }))
  await call('GET /home')
  expect(sent()).toHaveLength(1)
  expect(sent()[0]?.header).not.toHaveProperty('Authorization')
  expect(sent()[0]?.header).not.toHaveProperty('Idempotency-Key')
  expect(sent()[0]?.header).toMatchObject({ 'X-Client-Version': '0.0.0-test' })
})

test('a refresh token the server no longer takes ends the session and goes on as a visitor', async () => {
  tokens.save({ accessToken: 'old', expiresIn: 0, refreshToken: 'r1' })
  request.mockResolvedValueOnce(problem(401, 'auth.refresh_invalid')).mockResolvedValueOnce(ok({ notices: [] }))
  await call('GET /home')
  expect(tokens.hasSession()).toBe(false)
  expect(sentTo('/home')[0]?.header).not.toHaveProperty('Authorization')
})

test('a problem becomes an ApiError with its code, words and fields', async () => {
  const fields = [{ field: '/title', message: '请填写标题' }]
  const body = { status: 400, code: 'request.invalid', detail: '有内容填写不正确。', fields }
  request.mockResolvedValue({ statusCode: 400, data: JSON.stringify(body) })
  const error = await call('GET /home').catch((thrown: unknown) => thrown as ApiError)
  expect(error).toMatchObject({ code: 'request.invalid', status: 400, message: '有内容填写不正确。', uncertain: false })
  expect((error as ApiError).fieldMessage('title')).toBe('请填写标题')
})

// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- wx.request fails with a plain object
const failing = (errMsg: string) => () => Promise.reject({ errMsg })

test.each([
  ['no network', failing('request:fail '), 'client.offline'],
  ['no answer in time', failing('request:fail timeout'), 'client.timeout'],
  ['a page of a proxy', async () => ({ statusCode: 502, data: '<html>Bad gateway</html>' }), 'client.unreadable'],
  ['a page of a proxy that says all is well', async () => ({ statusCode: 200, data: '<html>Maintenance</html>' }), 'client.unreadable'],
])('%s is said in Chinese', async (_name, reply, code) => {
  request.mockImplementation(reply)
  const error = await call('GET /home').catch((thrown: unknown) => thrown as ApiError)
  expect(error).toMatchObject({ code, uncertain: true })
  expect((error as ApiError).message).toMatch(/[\u4e00-\u9fff]/)
})

test('an action of several requests keeps its keys in order when it is repeated', async () => {
  request.mockResolvedValue(ok({}))
  for (let attempt = 0; attempt < 2; attempt++) {
    const caller = callWithKey('k')
    await caller('POST /posts/:postId/submit', { params: { postId: '1' } })
    await caller('POST /posts/:postId/receipt', { params: { postId: '1' } })
  }
  expect(sent().map(({ header }) => header['Idempotency-Key'])).toEqual(['k', 'k.1', 'k', 'k.1'])
})

const silence = (errMsg: string, errno?: number) => ({ errMsg: `request:fail ${errMsg}`, errno })
const keysOf = () => sent().map(({ header }) => header['Idempotency-Key'])

test('a reading without an answer is asked once more, not twice', async () => {
  request.mockRejectedValueOnce(silence('timeout')).mockResolvedValueOnce(ok({ notices: [] }))
  await call('GET /home')
  expect(sent()).toHaveLength(2)
  request.mockRejectedValue(silence('timeout'))
  await expect(call('GET /home')).rejects.toMatchObject({ code: 'client.timeout' })
  expect(sent()).toHaveLength(4)
})

test('an action without an answer is repeated once, with the same key', async () => {
  tokens.save({ accessToken: 'new', expiresIn: 900, refreshToken: 'r1' })
  request.mockRejectedValueOnce(silence('errcode:-101')).mockResolvedValueOnce(ok({ ok: true }))
  await call('POST /posts/:postId/receipt', { params: { postId: '1' } })
  const [first, second] = keysOf()
  expect(first).toBeTruthy()
  expect(second).toBe(first)
  expect(sent()).toHaveLength(2)
})

test('what a visitor sends is not repeated: the server remembers keys by account', async () => {
  tokens.clear()
  request.mockRejectedValue(silence('timeout'))
  await expect(call('POST /auth/demo-sessions', { body: { key: 'member', client: 'weapp' } } as never)).rejects.toMatchObject({ status: 0 })
  expect(sent()).toHaveLength(1)
})

test('without any network nothing is repeated', async () => {
  onlineManager.setOnline(false)
  request.mockRejectedValue(silence('errcode:-106'))
  await expect(call('GET /home')).rejects.toMatchObject({ code: 'client.offline' })
  onlineManager.setOnline(true)
  expect(sent()).toHaveLength(1)
})

test('what WeChat interrupted behind the front is sent again when the app is back', async () => {
  focusManager.setFocused(false)
  request.mockRejectedValueOnce(silence('interrupted', 600003)).mockResolvedValueOnce(ok({ notices: [] }))
  const reading = call('GET /home')
  await new Promise((done) => setTimeout(done, 1_200))
  expect(sent()).toHaveLength(1)
  focusManager.setFocused(true)
  await reading
  focusManager.setFocused(undefined)
  expect(sent()).toHaveLength(2)
})

test('readings are given ten seconds, actions fifteen', async () => {
  request.mockResolvedValue(ok({}))
  await call('GET /home')
  await call('POST /posts/:postId/receipt', { params: { postId: '1' } })
  expect(request.mock.calls.map(([{ timeout }]: [{ timeout: number }]) => timeout)).toEqual(expect.arrayContaining([10_000, 15_000]))
})

test('what is said late of a session left meanwhile does not end the one of now', async () => {
  tokens.save({ accessToken: 'new', expiresIn: 900, refreshToken: 'r1' })
  request.mockImplementation(async () => {
    tokens.save({ accessToken: 'of somebody else', expiresIn: 900, refreshToken: 'r9' })
    return problem(401, 'auth.session_ended')
  })
  await expect(call('POST /posts/:postId/receipt', { params: { postId: '1' } })).rejects.toMatchObject({ code: 'auth.session_ended' })
  expect(tokens.access()).toBe('of somebody else')
})
