import Taro from '@tarojs/taro'
import { acceptTokens, startSession } from '../session'
import { sendWaiting, useWaitingStore } from '../waiting'
import { cardScans } from './card-scan'

interface Sent {
  header: Record<string, string>
  data: string
}

const request = Taro.request as unknown as jest.Mock
const signIn = (accountId: string) =>
  acceptTokens({ accessToken: accountId, expiresIn: 900, refreshToken: 'r', me: { accountId, name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] } })
const answer = (status: number, body: unknown) => ({ statusCode: status, data: JSON.stringify(body) })
const taken = answer(200, { member: { id: 'm', name: '张桂兰' }, already: false })
const refused = (code: string, status = 422) => answer(status, { code, detail: '说明' })
const offline = { errMsg: 'request:fail' }
const sent = () => request.mock.calls.map(([{ header, data }]: [Sent]) => ({ key: header['Idempotency-Key'], ...JSON.parse(data) }))
const waiting = () => useWaitingStore.getState().items
const card = (letter: string) => `https://ejia.example/card/${letter.repeat(22)}`
const scan = (letter: string, since: string) => cardScans.make({ activityId: 'a', card: card(letter) }, since)

beforeEach(() => {
  request.mockReset()
  startSession()
  signIn('staff')
})
afterEach(() => useWaitingStore.setState({ items: [], results: {}, sending: false, inHand: [] }))

test('at the door it is a scan of this moment, with a key and without a claim', async () => {
  request.mockResolvedValue(taken)
  const item = scan('A', '2026-11-22T06:00:00Z')
  await expect(cardScans.sendOrKeep(item)).resolves.toMatchObject({ sent: true, result: { member: { name: '张桂兰' } } })
  expect(sent()).toEqual([{ key: item.key, card: card('A'), way: 'staff_scan', asGuest: false }])
  expect(waiting()).toEqual([])
})

test('without a network it is written down with its moment, and sent with it later under a key of its own', async () => {
  request.mockRejectedValue(offline)
  const [first, second] = [scan('A', '2026-11-22T06:00:00Z'), scan('B', '2026-11-22T06:00:05Z')]
  for (const item of [first, second]) expect((await cardScans.sendOrKeep(item)).sent).toBe(false)
  // what a restart finds
  expect(Taro.getStorageSync('waiting.items')).toEqual([first, second])
  request.mockReset()
  request.mockResolvedValue(taken)
  await sendWaiting()
  expect(sent().map(({ key, occurredAt }) => [key, occurredAt])).toEqual([
    [`${first.key}-late`, '2026-11-22T06:00:00Z'],
    [`${second.key}-late`, '2026-11-22T06:00:05Z'],
  ])
  expect(waiting()).toEqual([])
})

test('one that is refused is kept with the words and does not hold up the others', async () => {
  request.mockRejectedValue(offline)
  for (const item of [scan('A', '2026-11-22T06:00:00Z'), scan('B', '2026-11-22T06:00:05Z')]) await cardScans.sendOrKeep(item)
  request.mockReset()
  request.mockResolvedValueOnce(refused('cards.ended')).mockResolvedValueOnce(taken)
  await sendWaiting()
  expect(waiting().map(({ payload, refused: words }) => [(payload as { card: string }).card, words])).toEqual([[card('A'), '说明']])
})

test('a refusal at the door is told and not kept; a guest is sent as one', async () => {
  request.mockResolvedValueOnce(refused('cards.not_on_roster', 409)).mockResolvedValueOnce(taken)
  await expect(cardScans.sendOrKeep(scan('A', '2026-11-22T06:00:00Z'))).rejects.toMatchObject({ code: 'cards.not_on_roster' })
  expect(waiting()).toEqual([])
  await cardScans.sendOrKeep(cardScans.make({ activityId: 'a', card: card('A'), asGuest: true }))
  expect(sent().at(-1)).toMatchObject({ asGuest: true })
})

test('another account’s scans wait for that account', async () => {
  request.mockRejectedValue(offline)
  await cardScans.sendOrKeep(scan('A', '2026-11-22T06:00:00Z'))
  request.mockReset()
  signIn('somebody-else')
  await sendWaiting()
  expect(request).not.toHaveBeenCalled()
  expect(waiting()).toHaveLength(1)
})

test('a guest let in afterwards was there when the card was scanned, and stays to be seen when refused', async () => {
  request.mockResolvedValueOnce(taken).mockResolvedValueOnce(refused('check_in.closed', 409))
  for (const letter of ['A', 'B']) {
    await cardScans.sendLater(cardScans.make({ activityId: 'a', card: card(letter), asGuest: true }, '2026-11-22T06:00:00Z'))
  }
  expect(sent()).toMatchObject([
    { card: card('A'), asGuest: true, occurredAt: '2026-11-22T06:00:00Z' },
    { card: card('B'), asGuest: true, occurredAt: '2026-11-22T06:00:00Z' },
  ])
  expect(waiting()).toMatchObject([{ payload: { card: card('B') }, refused: '说明' }])
})

test('one written down while others are being sent goes with them', async () => {
  request.mockRejectedValue(offline)
  await cardScans.sendOrKeep(scan('A', '2026-11-22T06:00:00Z'))
  let answerFirst: (reply: unknown) => void = () => undefined
  request.mockReset()
  request.mockImplementationOnce(() => new Promise((done) => (answerFirst = done))).mockResolvedValue(taken)
  const running = sendWaiting()
  await new Promise((done) => setTimeout(done, 20))
  const second = cardScans.sendLater(scan('B', '2026-11-22T06:00:05Z'))
  answerFirst(taken)
  await Promise.all([running, second])
  expect(sent().map(({ card: text }) => text)).toEqual([card('A'), card('B')])
  expect(waiting()).toEqual([])
})

test('a page of a proxy is no answer: the scan is kept', async () => {
  request.mockResolvedValue({ statusCode: 200, data: '<html>请登录无线网络</html>' })
  const item = scan('A', '2026-11-22T06:00:00Z')
  await expect(cardScans.sendOrKeep(item)).resolves.toMatchObject({ sent: false })
  await sendWaiting()
  expect(waiting()).toEqual([item])
})

test('on a full device what was read gives way to what waits', async () => {
  const room = { left: 0 }
  const set = Taro.setStorageSync as jest.Mock
  const keep = set.getMockImplementation() as (key: string, value: unknown) => void
  set.mockImplementation((key: string, value: unknown) => {
    if (key.startsWith('waiting') && room.left === 0) throw new Error('quota')
    keep(key, value)
  })
  const remove = Taro.removeStorageSync as jest.Mock
  const forget = remove.getMockImplementation() as (key: string) => void
  remove.mockImplementation((key: string) => {
    if (key.startsWith('offline.')) room.left = 1
    forget(key)
  })
  request.mockRejectedValue(offline)
  const item = scan('A', '2026-11-22T06:00:00Z')
  await cardScans.sendOrKeep(item)
  expect(Taro.getStorageSync('waiting.items')).toEqual([item])
  set.mockImplementation(keep)
  remove.mockImplementation(forget)
})
