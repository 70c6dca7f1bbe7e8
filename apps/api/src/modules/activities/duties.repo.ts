import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { activities } from './activities.table'
import { withinAny } from './activities.repo'
import { latestEvent } from './headcount.repo'

/** Open activities of these organisations with entries that wait to be verified. */
export const listWithPending = (db: Executor, paths: readonly string[], limit: number) =>
  db
    .select({ id: activities.id, title: activities.title, endsAt: activities.endsAt })
    .from(activities)
    .innerJoin(orgs, eq(orgs.id, activities.orgId))
    .where(
      and(
        eq(activities.state, 'open'),
        withinAny(orgs.path, paths),
        sql`exists (
          select from attendances cross join ${latestEvent}
          where attendances.activity_id = activities.id and latest.pending and latest.kind <> 'voided'
        )`,
      ),
    )
    .orderBy(asc(activities.endsAt), asc(activities.id))
    .limit(limit)
