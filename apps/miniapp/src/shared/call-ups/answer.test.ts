import Taro from '@tarojs/taro'
import { acceptTokens, startSession } from '../session'
import { sendWaiting, useWaitingStore } from '../waiting'
import { say } from './answer'

interface Sent {
  url: string
  header: Record<string, string>
  data: string
}

const request = Taro.request as unknown as jest.Mock
const person = { accountId: 'me', name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] }
const answer = (status: number, body: unknown) => ({ statusCode: status, data: JSON.stringify(body) })
const call = { callUpId: 'c1', title: '血库告急' }
const sent = () => request.mock.calls.map(([{ url, header, data }]: [Sent]) => ({ path: url.replace(/^.*\/call-ups/, ''), key: header['Idempotency-Key'], body: JSON.parse(data) as object }))
const offline = () => request.mockRejectedValue({ errMsg: 'request:fail' })

beforeEach(() => {
  startSession()
  acceptTokens({ accessToken: 'me', expiresIn: 900, refreshToken: 'r', me: person })
})
afterEach(() => useWaitingStore.setState({ items: [], results: {}, sending: false }))

test('what is tapped without a network is kept, and sent later as the very same request', async () => {
  offline()
  expect((await say({ ...call, word: 'coming', minutes: 20 })).sent).toBe(false)
  request.mockResolvedValue(answer(201, { id: 'c1' }))
  await sendWaiting()
  const [first, again] = sent()
  expect(again).toEqual(first)
  expect(again).toMatchObject({ path: '/c1/answers', body: { kind: 'coming', minutes: 20 } })
  expect(Object.keys(again!.body)).toContain('saidAt')
  expect(useWaitingStore.getState().items).toEqual([])
})

test('of two answers that wait the last one is meant: the first is not sent after it', async () => {
  offline()
  await say({ ...call, word: 'coming', minutes: 20 })
  await say({ ...call, callUpId: 'other', word: 'coming', minutes: 10 })
  await say({ ...call, word: 'cannot', reason: 'surgery' })
  request.mockClear()
  request.mockResolvedValue(answer(201, { id: 'c1' }))
  await sendWaiting()
  expect(sent().map(({ path, body }) => [path, (body as { kind: string }).kind])).toEqual([['/other/answers', 'coming'], ['/c1/answers', 'cannot']])
})

test('being there does not take the answer back, nor the other way round', async () => {
  offline()
  await say({ ...call, word: 'coming', minutes: 10 })
  await say({ ...call, word: 'arrived' })
  request.mockClear()
  request.mockResolvedValue(answer(201, { id: 'c1' }))
  await sendWaiting()
  expect(sent().map(({ path }) => path)).toEqual(['/c1/answers', '/c1/arrivals'])
})

test('a refusal is told at once and nothing is kept', async () => {
  request.mockResolvedValue(answer(409, { code: 'call_ups.over', detail: '已解除' }))
  await expect(say({ ...call, word: 'arrived' })).rejects.toThrow()
  expect(useWaitingStore.getState().items).toEqual([])
})
