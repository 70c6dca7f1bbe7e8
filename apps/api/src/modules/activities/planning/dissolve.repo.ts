import { and, count, eq, inArray } from 'drizzle-orm'
import { isUnder } from '../../../lib/columns'
import { sole, type Executor } from '../../../lib/context'
import { orgs } from '../../orgs/orgs.table'
import { activities } from '../activities.table'

/** Activities on this path or below it that somebody still has to hold, confirm or cancel. */
export async function countOpenUnder(db: Executor, path: string): Promise<number> {
  const query = db.select({ n: count() }).from(activities).innerJoin(orgs, eq(orgs.id, activities.orgId))
  return sole(await query.where(and(isUnder(orgs.path, path), inArray(activities.state, ['draft', 'open'])))).n
}
