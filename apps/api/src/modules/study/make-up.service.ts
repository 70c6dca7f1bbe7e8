import { minDwellSeconds } from '@ejia/domain/study'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { insertAssignments, insertItem } from './items.repo'
import { countCharacters, toBlocks } from './study-blocks'

/** 补学: reading for those who were excused from a meeting. */
export interface MakeUp {
  activityId: string
  title: string
  /** Sanitised. */
  html: string
  /** Nominal study time. */
  minutes: number
  orgId: number
  memberIds: readonly string[]
  dueOn: string
}

/** Makes the item and assigns it by name. The caller keeps the id, so that one meeting makes one item. */
export async function assignMakeUp(ctx: Context, makeUp: MakeUp): Promise<string> {
  const { activityId, title, html, minutes, orgId, memberIds, dueOn } = makeUp
  const itemId = newId(ctx.now)
  const by = ctx.actor?.accountId ?? null
  await insertItem(ctx.db, {
    id: itemId, kind: 'make_up', orgId, title, blocks: toBlocks(html), creditMinutes: minutes,
    minDwellSeconds: minDwellSeconds(countCharacters(html)), createdBy: by, createdAt: ctx.now,
  })
  await insertAssignments(ctx.db, memberIds.map((memberId) => ({ id: newId(ctx.now), itemId, orgId, memberId, dueOn, assignedBy: by, assignedAt: ctx.now })))
  await writeAudit(ctx, { action: 'study.assign_make_up', subjectType: 'study_item', subjectId: itemId, orgId, detail: { activityId, members: memberIds } })
  return itemId
}
