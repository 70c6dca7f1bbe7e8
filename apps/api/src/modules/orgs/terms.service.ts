import type { Waiting } from '@ejia/contract/core/schema'
import type { Org } from '@ejia/contract/orgs/routes'
import { dayOf, startOfDay } from '@ejia/domain/calendar'
import { termState, termStateNames } from '@ejia/domain/orgs'
import type { ActorContext } from '../../lib/context'
import type { OrgRow } from './orgs.repo'
import { listReachableOrgs, toOrg } from './orgs.service'

type WithTerm = OrgRow & { termEndsOn: string }

/** Organisations within reach whose election is to be prepared or overdue, the most urgent first. */
async function ending(ctx: ActorContext): Promise<WithTerm[]> {
  const today = dayOf(ctx.now)
  const isDue = (org: OrgRow): org is WithTerm => ['ending', 'ended'].includes(termState(org.termEndsOn, today))
  const due = (await listReachableOrgs(ctx, 'members.read')).filter(isDue)
  return due.sort((a, b) => a.termEndsOn.localeCompare(b.termEndsOn) || a.id - b.id)
}

export const listTermsEnding = async (ctx: ActorContext): Promise<{ items: Org[] }> => ({ items: (await ending(ctx)).map((org) => toOrg(ctx, org)) })

/** Lines of the workbench. */
const shown = 5

export async function termsEnding(ctx: ActorContext): Promise<Waiting> {
  const today = dayOf(ctx.now)
  const due = await ending(ctx)
  const items = due.slice(0, shown).map(({ id, name, termEndsOn }) => ({
    id: String(id), title: `任期${termStateNames[termState(termEndsOn, today)]}（${termEndsOn}）`, org: { id, name }, at: startOfDay(termEndsOn).toISOString(),
  }))
  return { count: due.length, items }
}
