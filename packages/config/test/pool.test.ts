import { runInPool } from '../scripts/test/pool.mjs'

test('jobs run side by side as far as they fit, in order, and a large one waits for room', async () => {
  const jobs = [
    { name: 'a', weight: 1 },
    { name: 'b', weight: 1 },
    { name: 'large', weight: 2 },
    { name: 'huge', weight: 9 },
    { name: 'c', weight: 1 },
  ]
  const begun: string[] = []
  let busy = 0
  let most = 0
  await runInPool(jobs, 2, async ({ name, weight }) => {
    begun.push(name)
    busy += Math.min(weight, 2)
    most = Math.max(most, busy)
    await new Promise((resolve) => setTimeout(resolve, 5))
    busy -= Math.min(weight, 2)
  })
  expect(begun).toEqual(['a', 'b', 'large', 'huge', 'c'])
  expect(most).toBe(2)
})
