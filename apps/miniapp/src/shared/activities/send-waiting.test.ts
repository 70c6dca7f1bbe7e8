import Taro from '@tarojs/taro'
import { acceptTokens, startSession } from '../session'
import { newScan, type Scan } from './scan'
import { sendWaiting } from './send-waiting'
import { keepScan, useWaitingStore } from './waiting.store'

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
  ...newScan({ accountId, activityId: activity, code: link(activity), capture: 'camera' }),
  scannedAt: at,
})
const waiting = () => useWaitingStore.getState().scans

beforeEach(() => {
  startSession()
  signIn('me')
})
afterEach(() => useWaitingStore.setState({ scans: [], results: {}, sending: false }))

test('what waits is sent in the order it was scanned, and is gone when answered', async () => {
  const [late, early] = [scan('me', '2026-11-22T07:00:00Z', 'b'), scan('me', '2026-11-22T06:00:00Z')]
  keepScan(late)
  keepScan(early)
  request.mockResolvedValue(taken)
  await sendWaiting()
  expect(sent().map(({ key }) => key)).toEqual([early.key, late.key])
  expect(waiting()).toEqual([])
  expect(useWaitingStore.getState().results[early.key]?.attendance.state).toBe('pending')
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
  expect(Taro.getStorageSync('check-in.waiting')).toEqual([{ ...kept, refused: null }])
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
  const made = { accountId: 'me', activityId: 'a', code, capture: 'camera' as const }
  expect(newScan(made, shown - 90_000).scannedAt).toBe('2026-11-22T06:00:00.000Z')
  expect(newScan(made, shown + 4_000).scannedAt).toBe('2026-11-22T06:00:04.000Z')
})
