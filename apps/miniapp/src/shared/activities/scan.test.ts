import Taro from '@tarojs/taro'
import { acceptTokens, startSession } from '../session'
import { sendWaiting, useWaitingStore } from '../waiting'
import { putItem } from '../waiting/waiting.store'
import { newScan, scans, type Scan } from './scan'

interface Sent {
  header: Record<string, string>
  data: string
}

const request = Taro.request as unknown as jest.Mock
const person = (accountId: string) => ({ accountId, name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] })
const signIn = (accountId: string) => acceptTokens({ accessToken: accountId, expiresIn: 900, refreshToken: 'r', me: person(accountId) })
const answer = (status: number, body: unknown) => ({ statusCode: status, data: JSON.stringify(body) })
const taken = answer(200, { already: false, attendance: { state: 'pending', way: 'self_scan', at: '2026-11-22T06:03:27Z' } })
const refused = (code: string, status = 409) => answer(status, { code, detail: '说明' })
const sent = () => request.mock.calls.map(([{ header, data }]: [Sent]) => ({ key: header['Idempotency-Key'], token: header['Authorization'], ...JSON.parse(data) }))

const link = (activity: string) => `https://ejia.test/ci/${activity.repeat(32)}.abc.${'x'.repeat(22)}`
const scan = (accountId: string, at: string, activity = 'a'): Scan => ({
  ...newScan({ activityId: activity, code: link(activity), capture: 'camera' }),
  accountId,
  since: at,
})
const keepScan = putItem
const waiting = () => useWaitingStore.getState().items
const resultOf = (key: string) => useWaitingStore.getState().results[key] as { attendance: { state: string } } | undefined

beforeEach(() => {
  startSession()
  signIn('me')
})
afterEach(() => useWaitingStore.setState({ items: [], results: {}, sending: false, inHand: [] }))

test('what waits is sent in the order it was scanned, and is gone when answered', async () => {
  const [late, early] = [scan('me', '2026-11-22T07:00:00Z', 'b'), scan('me', '2026-11-22T06:00:00Z')]
  keepScan(late)
  keepScan(early)
  request.mockResolvedValue(taken)
  await sendWaiting()
  expect(sent().map(({ key }) => key)).toEqual([early.key, late.key])
  expect(waiting()).toEqual([])
  expect(resultOf(early.key)?.attendance.state).toBe('pending')
})

test('however many ask at once, a scan goes out once', async () => {
  keepScan(scan('me', '2026-11-22T06:00:00Z'))
  request.mockResolvedValue(taken)
  await Promise.all([sendWaiting(), sendWaiting(), sendWaiting()])
  await sendWaiting()
  expect(request).toHaveBeenCalledTimes(1)
})

test('a scan is never sent for another account, and waits for its own', async () => {
  keepScan(scan('other', '2026-11-22T06:00:00Z'))
  request.mockResolvedValue(taken)
  await sendWaiting()
  expect(request).not.toHaveBeenCalled()
  signIn('other')
  await sendWaiting()
  expect(sent().map(({ token }) => token)).toEqual(['Bearer other'])
})

test('the first form goes first, so a lost answer is found; an old code is then handed in as one scanned offline', async () => {
  const kept = scan('me', '2026-11-22T06:00:00Z')
  keepScan(kept)
  request.mockResolvedValueOnce(refused('check_in.code_expired')).mockResolvedValueOnce(taken)
  await sendWaiting()
  const [first, second] = sent()
  expect(first).toMatchObject({ key: kept.key })
  expect(first).not.toHaveProperty('scannedAt')
  expect(second).toMatchObject({ scannedAt: '2026-11-22T06:00:00Z' })
  expect(second?.key).not.toBe(kept.key)
  expect(waiting()).toEqual([])
})

test('without a network everything is kept, and nothing after it is tried', async () => {
  keepScan(scan('me', '2026-11-22T06:00:00Z'))
  keepScan(scan('me', '2026-11-22T07:00:00Z', 'b'))
  request.mockRejectedValue({ errMsg: 'request:fail' })
  await sendWaiting()
  expect(request).toHaveBeenCalledTimes(1)
  expect(waiting()).toHaveLength(2)
})

test('what waits outlives a restart', () => {
  const kept = scan('me', '2026-11-22T06:00:00Z')
  keepScan(kept)
  expect(Taro.getStorageSync('waiting.items')).toEqual([kept])
})

test('a refusal is told and not repeated', async () => {
  keepScan(scan('me', '2026-11-22T06:00:00Z'))
  request.mockResolvedValue(refused('activities.not_on_roster', 403))
  await sendWaiting()
  await sendWaiting()
  expect(request).toHaveBeenCalledTimes(1)
  expect(waiting()[0]?.refused).toBe('说明')
})

test('a slow clock does not claim a code before it was shown', () => {
  const shown = Date.UTC(2026, 10, 22, 6, 0, 0)
  const code = `https://ejia.test/ci/${'a'.repeat(32)}.${(shown / 10_000).toString(36)}.${'x'.repeat(22)}`
  const made = { activityId: 'a', code, capture: 'camera' as const }
  expect(newScan(made, shown - 90_000).since).toBe('2026-11-22T06:00:00.000Z')
  expect(newScan(made, shown + 4_000).since).toBe('2026-11-22T06:00:04.000Z')
})

const kept = () => Taro.getStorageSync<Scan[]>('waiting.items')

test('it is written down before it is sent: an app that ends in between has lost nothing', async () => {
  const made = newScan({ activityId: 'a', code: link('a'), capture: 'camera' })
  let answerNow: (reply: unknown) => void = () => undefined
  request.mockReturnValue(
    new Promise((done) => {
      answerNow = done
    }),
  )
  const outcome = scans.sendOrKeep(made)
  expect(kept()).toEqual([made])
  // What a page sends by itself is not sent beside it.
  await sendWaiting()
  answerNow(taken)
  await expect(outcome).resolves.toMatchObject({ sent: true })
  expect(request).toHaveBeenCalledTimes(1)
  expect(kept()).toEqual([])
})

test('without an answer it stays, and a refusal to somebody who is here does not', async () => {
  request.mockRejectedValueOnce({ errMsg: 'request:fail' })
  const outcome = await scans.sendOrKeep(newScan({ activityId: 'a', code: link('a'), capture: 'camera' }))
  expect(outcome.sent).toBe(false)
  expect(waiting()).toHaveLength(1)
  request.mockResolvedValue(refused('check_in.too_many_tries', 429))
  await expect(scans.sendOrKeep(newScan({ activityId: 'b', code: link('b'), capture: 'camera' }))).rejects.toMatchObject({ status: 429 })
  expect(waiting()).toHaveLength(1)
})
