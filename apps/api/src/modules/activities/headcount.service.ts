import type { Headcount } from '@ejia/contract/activities/schemas'
import type { Executor } from '../../lib/context'
import { countHeads, nobody } from './headcount.repo'

/**
 * Counts that many ask for at once are counted once: whoever asks gets a count that began after they asked,
 * so their own check-in is in it.
 */
export class SharedHeadcount {
  private next: { ids: Set<string>; result: Promise<ReadonlyMap<string, Headcount>> } | null = null
  private underWay: Promise<unknown> = Promise.resolve()

  constructor(private readonly db: Executor) {}

  async count(activityId: string): Promise<Headcount> {
    this.next ??= this.begin()
    this.next.ids.add(activityId)
    return (await this.next.result).get(activityId) ?? nobody
  }

  private begin() {
    const ids = new Set<string>()
    const result = this.underWay.then(() => {
      this.next = null
      return countHeads(this.db, [...ids])
    })
    this.underWay = result.catch(() => undefined)
    return { ids, result }
  }
}
