import { and, asc, eq, gte, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isUnderAny } from '../../../lib/columns'
import type { Executor } from '../../../lib/context'
import { members } from '../../members/members.table'
import { orgs } from '../../orgs/orgs.table'
import { pointLedger } from '../points.table'

const back = alias(pointLedger, 'back')

interface Wanted {
  key: string
  paths: readonly string[]
  since: string
  to: string
}

/** What a rule gave and still stands, member by member in the order of the tree, each in the order of entry. */
export const listFacts = (db: Executor, { key, paths, since, to }: Wanted) =>
  db
    .select({
      memberId: members.id, name: members.name, status: members.status, service: members.service, away: members.away,
      orgId: orgs.id, orgName: orgs.name, factOn: pointLedger.factOn, delta: pointLedger.delta,
    })
    .from(pointLedger)
    .innerJoin(members, eq(members.id, pointLedger.memberId))
    .innerJoin(orgs, eq(orgs.id, pointLedger.orgId))
    .where(
      and(
        eq(pointLedger.ruleKey, key), gte(pointLedger.factOn, since), lte(pointLedger.factOn, to), isNotNull(pointLedger.memberId), isUnderAny(orgs.path, paths),
        isNull(pointLedger.reversalOf),
        notExists(db.select({ one: sql`1` }).from(back).where(eq(back.reversalOf, pointLedger.id))),
      ),
    )
    // ids along the path: the order of the tree, where /1/10/ comes after /1/9/
    .orderBy(sql`string_to_array(trim(both '/' from ${orgs.path}), '/')::int[]`, asc(members.rosterNo), asc(pointLedger.enteredAt), asc(pointLedger.id))

export type FactOfRule = Awaited<ReturnType<typeof listFacts>>[number]
