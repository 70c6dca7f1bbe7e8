import type { BranchPoints, MyPoints } from '@ejia/contract/points/schemas'
import { reaches } from '@ejia/domain/actor'
import { partyYearOf } from '@ejia/domain/calendar'
import { isPartyMember, type MemberStatus, type Service } from '@ejia/domain/members'
import { branchAverage, defaultExempt, isExempt, pointCategories, shownBalance, toPoints } from '@ejia/domain/points'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { getOrg } from '../../orgs'
import { findBalance, findMemberAndBranch, listBalances, type BalanceRow } from './balances.repo'
import { sumByCategory } from '../ledger/ledger.repo'
import { pointSettings } from '../points.settings'

/** Whether points apply to somebody at all: rules may leave out more, these groups are left out of averages. */
export const exempt = (person: { status: MemberStatus; service: Service; away: boolean }): boolean =>
  isExempt(defaultExempt, { retired: person.service === 'retired', away: person.away, partyMember: isPartyMember(person.status) })

const nothing = (year: number): MyPoints => ({
  year, balance: 0, pending: 0, categories: pointCategories.map((category) => ({ category, points: 0 })), branchAverage: null, exempt: true, rank: null,
})

/** A member's own year. Somebody who is on no roster has none. */
export async function myPoints(ctx: ActorContext, year = partyYearOf(ctx.now)): Promise<MyPoints> {
  const { memberId } = ctx.actor
  const me = memberId === null ? undefined : await findMemberAndBranch(ctx.db, memberId)
  if (memberId === null || !me) return nothing(year)
  const [balance, sums, branch] = [
    await findBalance(ctx.db, memberId, year),
    new Map((await sumByCategory(ctx.db, memberId, year)).map((row) => [row.category, row])),
    await listBalances(ctx.db, me.branch_path, year),
  ]
  const counted = branch.filter((row) => !exempt(row))
  return {
    year,
    balance: toPoints(shownBalance(balance)),
    pending: toPoints([...sums.values()].reduce((sum, row) => sum + row.pending, 0)),
    categories: pointCategories.map((category) => ({ category, points: toPoints(sums.get(category)?.sum ?? 0) })),
    branchAverage: averageOf(counted),
    exempt: exempt(me),
    rank: pointSettings.rankWithinBranch && !exempt(me) ? 1 + counted.filter((row) => row.balance > balance).length : null,
  }
}

const averageOf = (counted: readonly BalanceRow[]): number | null => branchAverage(counted.map((row) => toPoints(shownBalance(row.balance))))

/** A branch's average and its members, for those who look after it. */
export async function branchPoints(ctx: ActorContext, orgId: number, year = partyYearOf(ctx.now)): Promise<BranchPoints> {
  const org = found(await getOrg(ctx.db, orgId))
  assertThat(reaches(ctx.actor, 'points.read', org.path), 'thing.not_found')
  const rows = await listBalances(ctx.db, org.path, year)
  const counted = rows.filter((row) => !exempt(row))
  return {
    org: { id: org.id, name: org.name },
    year,
    average: averageOf(counted),
    counted: counted.length,
    exempt: rows.length - counted.length,
    members: rows.map((row) => ({ member: { id: row.id, name: row.name }, balance: toPoints(shownBalance(row.balance)), exempt: exempt(row) })),
  }
}
