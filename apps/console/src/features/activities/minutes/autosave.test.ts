import { Autosave, type SaveOutcome, type SaveState } from './autosave'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function desk(outcomes: SaveOutcome[] = []) {
  const sent: string[] = []
  const states: SaveState[] = []
  const answers: (() => void)[] = []
  const save = (value: string) =>
    new Promise<SaveOutcome>((resolve) => {
      sent.push(value)
      answers.push(() => resolve(outcomes.shift() ?? 'saved'))
    })
  const autosave = new Autosave<string>({ delayMs: 1000, retryMs: 5000, save, onState: (state) => states.push(state) })
  const answer = async () => {
    answers.shift()!()
    await jest.advanceTimersByTimeAsync(0)
  }
  return { autosave, sent, states, answer, after: (ms: number) => jest.advanceTimersByTimeAsync(ms) }
}

test('what is typed in one go is sent once', async () => {
  const { autosave, sent, states, answer, after } = desk()
  for (const text of ['一', '一二', '一二三']) autosave.change(text)
  await after(999)
  expect(sent).toEqual([])
  await after(1)
  expect(sent).toEqual(['一二三'])
  await answer()
  expect(states.at(-1)).toBe('saved')
  await after(60_000)
  expect(sent).toHaveLength(1)
})

test('what is typed while a request is under way goes with the next, never beside it', async () => {
  const { autosave, sent, states, answer, after } = desk()
  autosave.change('先')
  await after(1000)
  autosave.change('后')
  await after(5000)
  expect(sent).toEqual(['先'])
  await answer()
  expect(states.at(-1)).not.toBe('saved')
  await after(1000)
  expect(sent).toEqual(['先', '后'])
  await answer()
  expect(states.at(-1)).toBe('saved')
})

test('what could not be sent is sent again by itself', async () => {
  const { autosave, sent, states, answer, after } = desk(['failed'])
  autosave.change('断网')
  await after(1000)
  await answer()
  expect(states.at(-1)).toBe('failed')
  await after(5000)
  expect(sent).toEqual(['断网', '断网'])
  await answer()
  expect(states.at(-1)).toBe('saved')
})

test('what is refused waits for the next change', async () => {
  const { autosave, sent, states, answer, after } = desk(['refused'])
  autosave.change('票数不对')
  await after(1000)
  await answer()
  await after(60_000)
  expect([sent.length, states.at(-1)]).toEqual([1, 'refused'])
  autosave.change('票数对了')
  await after(1000)
  expect(sent).toEqual(['票数不对', '票数对了'])
})

test('after a conflict nothing is sent any more', async () => {
  const { autosave, sent, states, answer, after } = desk(['conflict'])
  autosave.change('我的')
  await after(1000)
  await answer()
  autosave.change('还在写')
  await after(60_000)
  expect([sent, states.at(-1)]).toEqual([['我的'], 'conflict'])
})

test('flushing sends at once and says whether everything is kept', async () => {
  const { autosave, answer, after } = desk(['saved', 'refused'])
  expect(await autosave.flush()).toBe(true)
  autosave.change('马上')
  const kept = autosave.flush()
  await after(0)
  await answer()
  expect(await kept).toBe(true)
  autosave.change('不行的')
  const refused = autosave.flush()
  await after(0)
  await answer()
  expect(await refused).toBe(false)
})

test('a page that is left sends nothing later', async () => {
  const { autosave, sent, after } = desk()
  autosave.change('离开前')
  autosave.dispose()
  await after(60_000)
  expect(sent).toEqual([])
})
