import { eventReader, waitBefore, type ServerEvent } from './event-stream'

function read(...pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = []
  const take = eventReader((event) => events.push(event))
  for (const piece of pieces) take(piece)
  return events
}

test('events arrive whole, however the network cuts them', () => {
  const text = 'event: count\ndata: {"present":3}\n\n: \n\nevent: missing\ndata: {"names":["梁*一"]}\n\nevent: co'
  const expected = [{ name: 'count', data: { present: 3 } }, { name: 'missing', data: { names: ['梁*一'] } }]
  expect(read(text)).toEqual(expected)
  expect(read(...text)).toEqual(expected)
})

test('what cannot be read is passed over', () => {
  expect(read('event: count\ndata: {oops\n\nevent: end\ndata: {"why":"closing"}\n\n')).toEqual([{ name: 'end', data: { why: 'closing' } }])
})

test('attempts come less and less often, up to a quarter of a minute', () => {
  expect([0, 1, 2, 3, 4, 9].map((attempt) => waitBefore(attempt, 0.5))).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
