import { setTimeout as pause } from 'node:timers/promises'
import { Chance, rounds, seed } from './chance'
import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { useSite } from './kit/site'
import { lasting, Storm } from './kit/storm'

/** 60 members at two activities; in every second round both are of one kind, so that a cap is raced as well. */
const size = 60
const kindsOf = (round: number) => (round % 2 === 0 ? (['volunteering', 'theme_day'] as const) : (['theme_day', 'theme_day'] as const))

/** Some ten seconds on a quiet machine. */
const patience = 300_000

describe('a process dies in the middle of a storm of check-ins', () => {
  const site = useSite({ durable: true })
  let api: ApiProcess
  beforeAll(async () => {
    // it seals while the storm rages, as in production
    api = await site().start({ env: { AUDIT_SEAL_SECONDS: '1' } })
  })

  /** A storm with the fault at a moment drawn by chance; then every promise is looked up, and every question asked again. */
  async function rageWith(what: string, round: number, fault: () => Promise<void>): Promise<void> {
    const chance = new Chance(`${what} ${round}`)
    await chance.told(async () => {
      const storm = await Storm.gather(site(), chance, size, kindsOf(round))
      const [after, later] = [1 + chance.below(Math.floor(storm.size * 0.8)), chance.below(20)]
      process.stdout.write(`${what}, round ${round}: FAULT_SEED=${seed}, after ${after} of ${storm.size} answers and ${later} ms\n`)
      const struck = storm.afterAcknowledged(after).then(() => pause(later)).then(fault)
      await Promise.all([storm.rage([api.base]), struck])
      // otherwise nothing was tried
      expect(storm.disturbed).toBeGreaterThan(0)
      expect(storm.receipts.filter(({ answer }) => answer !== null && answer.status !== 200 && answer.problem.code !== 'check_in.code_expired').map(({ answer }) => answer!.body)).toEqual([])
      expect(storm.receipts.filter(({ answer }) => answer?.status === 200).length).toBeGreaterThan(storm.size / 2)
      await expectBooksRight(site().host, storm.receipts)
      await expectSameAnswers(storm)
      await expectBooksRight(site().host, storm.receipts)
    })
  }

  async function expectSameAnswers(storm: Storm): Promise<void> {
    const acknowledged = storm.receipts.filter(({ answer }) => answer?.status === 200)
    const again = await Promise.all(acknowledged.map((receipt) => storm.again(api.base, receipt)))
    expect(again.map(lasting)).toEqual(acknowledged.map(({ answer }) => lasting(answer)))
  }

  test.each(rounds(1))('the API is killed and started again: what was acknowledged is there once, nothing is half there (%#)', async (round) => {
    await rageWith('kill -9 of the API', round, async () => {
      expect(await api.kill()).toEqual({ code: null, signal: 'SIGKILL' })
      await api.startAgain()
    })
  }, patience)

  test.each(rounds(1))('PostgreSQL is killed and started again: the API goes on by itself, and the same holds (%#)', async (round) => {
    const { pid } = api
    await rageWith('kill -9 of PostgreSQL', round, async () => {
      await site().postgres!.kill()
      await site().postgres!.startAgain()
    })
    expect(api.pid).toBe(pid)
    expect(api.isRunning()).toBe(true)
  }, patience)
})
