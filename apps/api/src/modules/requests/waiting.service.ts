import type { Waiting } from '@ejia/contract/core/schema'
import { dayOf, startOfDay } from '@ejia/domain/calendar'
import { quoted } from '@ejia/domain/messages'
import { pathIds } from '@ejia/domain/orgs'
import { dueOf, matterNames } from '@ejia/domain/requests'
import { roleCan } from '@ejia/domain/roles'
import type { ActorContext } from '../../lib/context'
import { workerFrom } from './requests.policy'
import { listOpen, type RequestRow } from './requests.repo'
import { listOfficeHolders, type OfficeHolder } from './steps.repo'

const shown = 5

/**
 * What waits for the acting person: requests of the organisations whose office they hold, and overdue ones of those directly
 * below. Where an organisation has nobody who may work it, the next one above with somebody stands in.
 */
export async function requestsWaiting(ctx: ActorContext): Promise<Waiting> {
  const worker = workerFrom(ctx.actor)
  if (worker.paths.length === 0) return { count: 0, items: [] }
  const mine = new Set(ctx.actor.roles.filter(({ role }) => roleCan(role, 'requests.handle')).map(({ orgId }) => orgId))
  const holders = await listOfficeHolders(ctx.db)
  const today = dayOf(ctx.now)
  const rows = (await listOpen(ctx.db, worker)).filter((row) => {
    const able = orgsWithSomebodyFor(row, holders)
    const [responsible, above] = pathIds(row.orgPath).reverse().filter((id) => able.has(id))
    return (responsible !== undefined && mine.has(responsible)) || (above !== undefined && mine.has(above) && dueOf(row.request, today) === 'overdue')
  })
  return { count: rows.length, items: rows.slice(0, shown).map((row) => toItem(row, today)) }
}

/** Organisations with an office holder who neither handed it in nor stepped aside. */
function orgsWithSomebodyFor({ request: { memberId }, recused }: RequestRow, holders: readonly OfficeHolder[]): Set<number> {
  return new Set(holders.filter((holder) => (memberId === null || holder.memberId !== memberId) && !recused.includes(holder.accountId)).map(({ orgId }) => orgId))
}

function toItem({ request, orgName }: RequestRow, today: string): Waiting['items'][number] {
  const { id, matter, orgId, answerBy, text } = request
  const late = dueOf(request, today) === 'overdue' ? '（已逾期）' : ''
  return { id, title: `${matterNames[matter]}${late}：${quoted(text, 24)}`, org: { id: orgId, name: orgName }, at: startOfDay(answerBy).toISOString() }
}
