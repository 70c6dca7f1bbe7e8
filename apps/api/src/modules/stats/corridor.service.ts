import type { Corridor } from '@ejia/contract/stats/routes'
import { activityKinds, type ActivityKind } from '@ejia/domain/activities'
import { reachOf } from '@ejia/domain/actor'
import { dayOf, monthOf } from '@ejia/domain/calendar'
import { monthsBefore } from '@ejia/domain/stats'
import type { Env } from '../../env'
import { assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { listReachableOrgs } from '../orgs'
import { listNewest } from '../posts'
import { countMembersByOrg, listComing, type ComingRow } from './stats.repo'
import { monthsIn, sliceOf } from './stats.service'

const fortnightMs = 14 * 86_400_000
/** Held behind a door: that they take place is not for a corridor. */
const inside: readonly ActivityKind[] = ['committee_meeting', 'talk', 'life_meeting', 'group_meeting']
const open = activityKinds.filter((kind) => !inside.includes(kind))

/** Everything the corridor's screen shows, for whoever looks after any organisation: the numbers are of what they look after. */
export async function getCorridor(ctx: ActorContext, env: Env): Promise<Corridor> {
  const paths = reachOf(ctx.actor, 'stats.read')
  assertThat(paths.length > 0, 'thing.forbidden')
  const orgs = await listReachableOrgs(ctx, 'stats.read')
  const counts = [...(await countMembersByOrg(ctx.db, paths)).values()]
  const [inService, retired] = [counts.reduce((sum, one) => sum + one.inService, 0), counts.reduce((sum, one) => sum + one.retired, 0)]
  const month = monthOf(dayOf(ctx.now))
  const year = { from: monthsBefore(month, 11), to: month }
  const until = new Date(ctx.now.getTime() + fortnightMs)
  const posts = await listNewest({ ...ctx, actor: null }, env, {}, 8)
  return {
    organisation: orgs[0]?.name ?? '',
    members: { all: inService + retired, inService, retired },
    orgs: { generalBranches: orgs.filter(({ kind }) => kind === 'general_branch').length, branches: orgs.filter(({ kind }) => kind === 'branch').length },
    months: await monthsIn(ctx.db, sliceOf(paths, year), year),
    activities: (await listComing(ctx.db, { kinds: open, paths, now: ctx.now, until, limit: 6 })).map(toComing),
    posts: posts.map(({ id, title, summary, org, coverUrl, publishedAt }) => ({ id, title, summary, org, coverUrl, publishedAt })),
  }
}

const toComing = (row: ComingRow): Corridor['activities'][number] => ({
  id: row.id, kind: row.kind, title: row.title, place: row.place, org: { id: row.org_id, name: row.org_name },
  startsAt: new Date(row.starts_at).toISOString(), endsAt: new Date(row.ends_at).toISOString(),
})
