import { assertThat } from '../../../lib/app-error'
import type { Executor } from '../../../lib/context'
import type { DissolveHandler } from '../../orgs'
import { countOpenUnder } from './dissolve.repo'

/** A list that nobody confirmed would stay so for ever: activities come to an end before their organisation does. */
export const refuseWhileActive: DissolveHandler = async (ctx, org) => {
  assertThat((await countOpenUnder(ctx.db, org.path)) === 0, 'orgs.has_open_activities')
}

export const countOpen = (db: Executor, path: string): Promise<number> => countOpenUnder(db, path)
