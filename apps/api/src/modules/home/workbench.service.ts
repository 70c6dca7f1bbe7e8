import type { Workbench } from '@ejia/contract/home/workbench'
import type { Waiting } from '@ejia/contract/core/schema'
import { reachOf } from '@ejia/domain/actor'
import { dayOf, monthOf } from '@ejia/domain/calendar'
import { workKinds, type WorkKind } from '@ejia/domain/workbench'
import type { ActorContext } from '../../lib/context'
import { leavesWaiting, listsUnconfirmed } from '../activities'
import { bindingRequestsWaiting } from '../auth'
import { correctionsWaiting, transfersWaiting } from '../members'
import { termsEnding } from '../orgs'
import { appealsWaiting, awardsWaiting } from '../points'
import { postsWaiting } from '../posts'
import { requestsWaiting } from '../requests'
import { dutiesOfMonth } from './workbench-duties.service'
import { listRecent, type RecentRow } from './workbench.repo'

/** Each looks at what the acting person may decide, and nothing else. */
const sources: Record<WorkKind, (ctx: ActorContext) => Promise<Waiting>> = {
  binding_requests: bindingRequestsWaiting,
  corrections: correctionsWaiting,
  transfers: transfersWaiting,
  leaves: leavesWaiting,
  unconfirmed_lists: listsUnconfirmed,
  posts_to_review: postsWaiting,
  requests: requestsWaiting,
  appeals: appealsWaiting,
  awards: awardsWaiting,
  terms_ending: termsEnding,
}

const recentLines = 8
const recentDays = 60

/** What an office-holder's organisations owe, what waits for them, and what happened lately. Empty for a plain member. */
export async function getWorkbench(ctx: ActorContext): Promise<Workbench> {
  const month = monthOf(dayOf(ctx.now))
  return { month, duties: await dutiesOfMonth(ctx, month), waiting: await listWaiting(ctx), recent: await listDoings(ctx) }
}

async function listWaiting(ctx: ActorContext): Promise<Workbench['waiting']> {
  const found: Workbench['waiting'] = []
  for (const kind of workKinds) {
    const waiting = await sources[kind](ctx)
    if (waiting.count > 0) found.push({ kind, ...waiting })
  }
  return found
}

async function listDoings(ctx: ActorContext): Promise<Workbench['recent']> {
  const paths = reachOf(ctx.actor, 'activities.manage')
  const since = new Date(ctx.now.getTime() - recentDays * 86_400_000)
  return paths.length === 0 ? [] : (await listRecent(ctx.db, { paths, since, limit: recentLines })).map(toDoing)
}

function toDoing({ id, at, action, who, type, subjectId, title, orgId, orgName }: RecentRow): Workbench['recent'][number] {
  return { id, at: new Date(at).toISOString(), action, who, subject: { type, id: subjectId }, title, org: orgId === null ? null : { id: orgId, name: orgName ?? '' } }
}
