import { createTransport } from './transport'
import { onSessionEvents } from './session-events'
import { tokens } from './tokens'

interface Sent {
  path: string
  token: string | null
  key: string | null
}

const sent: Sent[] = []
let answers: ((request: Sent) => { status: number; body: unknown })[] = []
const ok = (body: unknown = {}) => () => ({ status: 200, body })
const refused = (code: string, status = 401) => () => ({ status, body: { code, detail: code } })
const fresh = (accessToken: string) => ({ accessToken, expiresIn: 900, refreshToken: null, me: { accountId: 'a' } })

function answer(url: string, init: RequestInit): Promise<Response> {
  const headers = new Map(Object.entries(init.headers as Record<string, string>))
  const request = { path: url.replace('/api/v1', ''), token: headers.get('Authorization') ?? null, key: headers.get('Idempotency-Key') ?? null }
  sent.push(request)
  const { status, body } = answers.shift()?.(request) ?? { status: 500, body: { code: 'server.error' } }
  return Promise.resolve({ status, ok: status < 300, text: () => Promise.resolve(JSON.stringify(body)) } as Response)
}

const read = () => createTransport()({ method: 'GET', path: '/members' })
const write = () => createTransport()({ method: 'POST', path: '/posts', body: {} })
const paths = () => sent.map(({ path }) => path)

beforeEach(() => {
  sent.length = 0
  answers = []
  tokens.clear()
  globalThis.fetch = jest.fn(answer) as unknown as typeof fetch
  AbortSignal.timeout ??= () => new AbortController().signal
  onSessionEvents({ renewed: () => undefined, lost: () => Promise.reject(new Error('nobody came back')), returned: () => Promise.resolve() })
})

test('a visitor sends no token and asks for none', async () => {
  answers = [ok({ items: [] })]
  await read()
  expect(sent).toEqual([{ path: '/members', token: null, key: null }])
})

test('an expired token is renewed once for all who wait, and each request goes out again', async () => {
  tokens.save({ accessToken: 'old', expiresIn: 900 })
  answers = [refused('auth.token_expired'), refused('auth.token_expired'), ok(fresh('new')), ok(), ok()]
  await Promise.all([read(), read()])
  expect(paths().filter((path) => path === '/auth/refresh')).toHaveLength(1)
  expect(sent.slice(-2).map(({ token }) => token)).toEqual(['Bearer new', 'Bearer new'])
})

test('what a lost session refused is sent again under its key once the person is back', async () => {
  tokens.save({ accessToken: 'old', expiresIn: 900 })
  const lost = jest.fn(() => {
    tokens.save({ accessToken: 'again', expiresIn: 900 })
    return Promise.resolve()
  })
  onSessionEvents({ renewed: () => undefined, lost, returned: () => Promise.resolve() })
  answers = [refused('auth.session_ended'), ok({ id: 'p' })]
  await expect(write()).resolves.toEqual({ id: 'p' })
  expect(lost).toHaveBeenCalledTimes(1)
  expect(sent.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer again'])
  expect(sent[0]?.key).toBeTruthy()
  expect(sent[1]?.key).toBe(sent[0]?.key)
})

test('a refresh that the server refuses asks to sign in again; one that only failed does not', async () => {
  tokens.save({ accessToken: 'old', expiresIn: 0 })
  const lost = jest.fn(() => Promise.reject(new Error('gone')))
  onSessionEvents({ renewed: () => undefined, lost, returned: () => Promise.resolve() })
  answers = [refused('server.busy', 503)]
  await expect(read()).rejects.toMatchObject({ code: 'server.busy' })
  expect(lost).not.toHaveBeenCalled()
  answers = [refused('auth.refresh_invalid')]
  await expect(read()).rejects.toThrow('gone')
  expect(lost).toHaveBeenCalledTimes(1)
})

test('no answer is told as being offline, an unreadable one as such', async () => {
  globalThis.fetch = jest.fn(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(read()).rejects.toMatchObject({ code: 'client.offline', status: 0, uncertain: true })
  globalThis.fetch = jest.fn(() => Promise.resolve({ status: 502, text: () => Promise.resolve('<html>') } as Response))
  await expect(read()).rejects.toMatchObject({ code: 'client.unreadable', status: 502 })
})
