import fc from 'fast-check'
import { verifyLedger } from '../../scripts/proof/verify'
import { rounds, seed } from '../faults/chance'
import { commands } from './commands'
import { fillingOf, totals } from './filling'
import { Hall } from './hall'
import { Season } from './season'
import { Worlds } from './worlds'

/**
 * FAULT_SEED repeats, FAULT_ROUNDS lengthens; a failure names the seed and is made as small as it can be. A busy machine ends
 * with fewer trials rather than late.
 */
const trials = (usual: number, seconds: number) => {
  const numRuns = rounds(usual).length
  return { seed, numRuns, interruptAfterTimeLimit: (1000 * seconds * numRuns) / usual, markInterruptAsFailure: false }
}

describe(`points, by chance (FAULT_SEED=${seed})`, () => {
  const worlds = new Worlds()
  beforeAll(() => worlds.nextWinter())
  afterAll(() => worlds.close())

  test('whatever people do in whatever order, books and model agree', async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      const { host, book, root } = await worlds.nextWinter()
      const season = await Season.begin(host, book, root)
      await season.run(list)
      await season.compare()
      expect(await verifyLedger(host.app.db, host.app.env.keys.seal)).toEqual([])
    })
    await fc.assert(property, trials(60, 16))
  })

  test('lists confirmed at once, strikes and restores in any order: caps are filled, never exceeded, and nothing is won or lost', async () => {
    const property = fc.asyncProperty(fillingOf, async (filling) => {
      const { host, book, root } = await worlds.nextWinter()
      const hall = await Hall.begin(host, book, root, filling)
      const foretold = totals(filling)
      await hall.confirmAll()
      expect(await hall.given()).toEqual(foretold)
      await hall.strikeAndRestore()
      expect(await hall.given()).toEqual(foretold)
      expect(await verifyLedger(host.app.db, host.app.env.keys.seal)).toEqual([])
    })
    await fc.assert(property, trials(15, 9))
  })
})
