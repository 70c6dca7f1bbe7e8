import { inTurn, type Rank } from './turns'

/** Work that ends when the test says so. */
function bench() {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const add = (name: string, rank: Rank, signal?: { aborted: boolean; addEventListener(type: 'abort', run: () => void): void; removeEventListener(): void }) =>
    inTurn(rank, signal, () => {
      started.push(name)
      return new Promise<void>((done) => ends.set(name, done))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((done) => setTimeout(done))
  }
  return { started, add, end, settle: () => new Promise((done) => setTimeout(done)) }
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `list ${index}`)

test('ten lists do not keep a check-in waiting, and no more than eight run at once', async () => {
  const { started, add, end, settle } = bench()
  const lists = many(10).map((name) => add(name, 'read'))
  await settle()
  expect(started).toHaveLength(6)
  const writes = ['check-in', 'receipt', 'leave'].map((name) => add(name, 'write'))
  await settle()
  expect(started.slice(6)).toEqual(['check-in', 'receipt'])
  await end('list 0')
  // The place goes to what a person did, before lists that asked earlier.
  expect(started[8]).toBe('leave')
  for (const name of [...started]) await end(name)
  for (const name of many(10)) await end(name)
  await Promise.all([...lists, ...writes])
  expect(started).toHaveLength(13)
})

test('files have two places of their own', async () => {
  const { started, add, end, settle } = bench()
  const work = [...many(9).map((name) => add(name, 'read')), ...['a', 'b', 'c'].map((name) => add(name, 'file'))]
  await settle()
  expect(started.filter((name) => name.length === 1)).toEqual(['a', 'b'])
  for (let round = 0; round < 3; round++) for (const name of [...started]) await end(name)
  await Promise.all(work)
})

test('who left the page leaves the queue', async () => {
  const { started, add, end, settle } = bench()
  const lists = many(6).map((name) => add(name, 'read'))
  let leave = (): void => undefined
  const gone = add('gone', 'read', { aborted: false, addEventListener: (_, run) => (leave = run), removeEventListener: () => undefined })
  await settle()
  leave()
  await expect(gone).rejects.toThrow('cancelled')
  for (const name of many(6)) await end(name)
  await Promise.all(lists)
  expect(started).not.toContain('gone')
})
