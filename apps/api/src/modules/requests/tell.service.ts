import { matterNames } from '@ejia/domain/requests'
import type { Context } from '../../lib/context'
import { nearestHoldersOf, sendMessages } from '../messages'
import type { RequestRecord } from './requests.repo'
import { listRecused } from './steps.repo'

/** Those nearest to the organisation who may work it: neither whoever handed it in nor whoever stepped aside. */
async function nearestAble({ db }: Context, { id, memberId }: Pick<RequestRecord, 'id' | 'memberId'>, orgPath: string): Promise<string[]> {
  const recused = await listRecused(db, id)
  return nearestHoldersOf(db, 'requests.handle', orgPath, (holder) => holder.memberId === memberId || recused.includes(holder.accountId))
}

/** Something waits for those who work an organisation's requests. Nothing of whoever handed it in, and none of their words. */
export async function tellStaff(ctx: Context, request: Pick<RequestRecord, 'id' | 'matter' | 'memberId' | 'handlerId'>, orgPath: string, about: { title: string; text: string; except?: readonly string[] }): Promise<void> {
  const holders = request.handlerId === null ? await nearestAble(ctx, request, orgPath) : [request.handlerId]
  const to = holders.filter((id) => !(about.except ?? []).includes(id))
  await sendMessages(ctx, { to, kind: 'request_waiting', title: `${about.title}（${matterNames[request.matter]}）`, text: about.text, link: { type: 'request_work', id: request.id } })
}

/** Whoever handed it in under their name; an anonymous submitter reads it under the number. */
export async function tellSubmitter(ctx: Context, request: Pick<RequestRecord, 'id' | 'memberId'>, title: string, text: string): Promise<void> {
  if (request.memberId === null) return
  await sendMessages(ctx, { to: [request.memberId], kind: 'request_answered', title, text, link: { type: 'request', id: request.id } })
}
