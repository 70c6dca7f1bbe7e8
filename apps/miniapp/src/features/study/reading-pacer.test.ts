import { ApiError } from '../../shared/api'
import { ReadingPacer, type Reading, type SessionState } from './reading-pacer'

const total = 4
const state = (nextAnchor: number, more: Partial<SessionState> = {}): SessionState => ({
  sessionId: 's1', nextAnchor, total, remainingSeconds: 20, completedAt: null, ...more,
})
const problem = (code: ApiError['code'], status: number, retryAfter?: number) =>
  new ApiError(code, status, '说明', retryAfter === undefined ? {} : { retryAfter })

/** Lets promises settle without moving the clock. */
const settle = () => jest.advanceTimersByTimeAsync(0)

function begin(first: SessionState | ApiError = state(0)) {
  const readings: Reading[] = []
  const open = jest.fn(async () => state(0))
  if (first instanceof ApiError) open.mockRejectedValueOnce(first)
  else open.mockResolvedValueOnce(first)
  const reach = jest.fn(async (_session: string, anchor: number) =>
    state(anchor + 1, anchor === total - 1 ? { completedAt: '2026-11-22T06:00:00Z', remainingSeconds: 0 } : {}),
  )
  const pacer = new ReadingPacer({ open, reach, onChange: (reading) => readings.push(reading) })
  pacer.resume()
  const anchors = () => reach.mock.calls.map(([, anchor]) => anchor)
  return { pacer, open, reach, readings, anchors, last: () => readings[readings.length - 1] }
}

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('parts are told in order and one at a time, however they came on the screen', async () => {
  const { pacer, reach, anchors } = begin()
  await settle()
  let open = 0
  let most = 0
  const answer = reach.getMockImplementation()!
  reach.mockImplementation(async (session, anchor) => {
    most = Math.max(most, ++open)
    await new Promise((resolve) => setTimeout(resolve, 50))
    open--
    return answer(session, anchor)
  })
  pacer.passed(2)
  pacer.passed(0)
  pacer.passed(1)
  await jest.advanceTimersByTimeAsync(500)
  expect(anchors()).toEqual([0, 1, 2])
  expect(most).toBe(1)
})

test('what came on the screen before the server answered is told afterwards; what was read earlier is not told again', async () => {
  const { pacer, anchors } = begin(state(2))
  pacer.passed(2)
  await settle()
  expect(anchors()).toEqual([2])
})

test('too fast: waits as long as the server says, then tells the same part again', async () => {
  const { pacer, reach, anchors, last } = begin()
  await settle()
  reach.mockRejectedValueOnce(problem('study.too_fast', 409, 7))
  pacer.passed(0)
  await settle()
  expect(last()).toMatchObject({ trouble: null })
  pacer.passed(1)
  await jest.advanceTimersByTimeAsync(6_900)
  expect(anchors()).toEqual([0])
  await jest.advanceTimersByTimeAsync(200)
  expect(anchors()).toEqual([0, 0, 1])
})

test('too fast without a time: waits the remaining seconds', async () => {
  const { pacer, reach, anchors } = begin(state(0, { remainingSeconds: 12 }))
  await settle()
  reach.mockRejectedValueOnce(problem('study.too_fast', 409))
  pacer.passed(0)
  await jest.advanceTimersByTimeAsync(11_900)
  expect(anchors()).toEqual([0])
  await jest.advanceTimersByTimeAsync(200)
  expect(anchors()).toEqual([0, 0])
})

test('out of order: asks the server for the place and goes on from there, quietly', async () => {
  const { pacer, open, reach, anchors, readings } = begin(state(2))
  await settle()
  reach.mockRejectedValueOnce(problem('study.out_of_order', 409))
  open.mockResolvedValueOnce(state(1, { sessionId: 's2' }))
  pacer.passed(2)
  await jest.advanceTimersByTimeAsync(1_100)
  expect(anchors()).toEqual([2, 1, 2])
  expect(readings.every(({ trouble }) => trouble === null)).toBe(true)
})

test('an answer that does not move on is not asked for in a storm', async () => {
  const { pacer, reach } = begin()
  await settle()
  reach.mockImplementation(async () => state(0))
  pacer.passed(0)
  await jest.advanceTimersByTimeAsync(3_500)
  expect(reach).toHaveBeenCalledTimes(4)
})

test('without a network it says so, keeps trying, and says when it is well again', async () => {
  const { pacer, reach, anchors, last } = begin()
  await settle()
  reach.mockRejectedValueOnce(problem('client.offline', 0))
  pacer.passed(0)
  await settle()
  expect(last()?.trouble).toEqual({ kind: 'offline' })
  await jest.advanceTimersByTimeAsync(4_100)
  expect(anchors()).toEqual([0, 0])
  expect(last()?.trouble).toBeNull()
})

test('opened without a network: the text can be read, and the network coming back is not waited for', async () => {
  const { pacer, open, anchors, last } = begin(problem('client.offline', 0))
  pacer.passed(1)
  await settle()
  expect(last()).toEqual({ session: null, trouble: { kind: 'offline' } })
  open.mockResolvedValueOnce(state(0))
  pacer.resume()
  await settle()
  expect(anchors()).toEqual([0, 1])
  expect(last()?.trouble).toBeNull()
})

test('before the last part the wait that is told is the time that remains', async () => {
  const { pacer, reach, last } = begin(state(3, { remainingSeconds: 2 }))
  await settle()
  reach.mockRejectedValueOnce(problem('study.too_fast', 409, 9))
  pacer.passed(3)
  await settle()
  expect(last()?.session).toMatchObject({ remainingSeconds: 9 })
})

test('a sitting begun elsewhere is not fought over; the reader decides', async () => {
  const { pacer, open, reach, anchors, last } = begin()
  await settle()
  reach.mockRejectedValueOnce(problem('study.session_closed', 409))
  pacer.passed(0)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(last()?.trouble).toEqual({ kind: 'elsewhere' })
  expect(open).toHaveBeenCalledTimes(1)
  pacer.takeOver()
  await settle()
  expect(open).toHaveBeenCalledTimes(2)
  expect(anchors()).toEqual([0, 0])
})

test('nothing is sent while the page lies behind, nor after the end', async () => {
  const { pacer, reach, anchors, last } = begin()
  await settle()
  pacer.pause()
  pacer.passed(3)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(reach).not.toHaveBeenCalled()
  pacer.resume()
  await settle()
  expect(anchors()).toEqual([0, 1, 2, 3])
  expect(last()?.session?.completedAt).toBe('2026-11-22T06:00:00Z')
  pacer.resume()
  await settle()
  expect(reach).toHaveBeenCalledTimes(4)
})
