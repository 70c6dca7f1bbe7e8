import type { RouteInput } from '@ejia/contract/core/route'
import type { ManagedRequest } from '@ejia/contract/requests/schemas'
import type { Wire } from '@ejia/contract/wire'
import { reaches } from '@ejia/domain/actor'
import { dayOf } from '@ejia/domain/calendar'
import { isWithin } from '@ejia/domain/orgs'
import { leadsTo, stepAllowed, type StaffStep } from '@ejia/domain/requests'
import { AppError, assertThat } from '../../lib/app-error'
import type { ActorContext } from '../../lib/context'
import { writeAudit } from '../audit'
import { requireOwnFiles, type LinkEnv } from '../files'
import { requireOrg } from '../orgs'
import { orgAbove } from './hand-in.service'
import { ableHolders, getManaged, handlersFor, visible } from './managed.service'
import type { Worked } from './requests.policy'
import { updateRequest, type RequestRecord, type RequestRow } from './requests.repo'
import { holdRequest, stepOf } from './standing'
import { insertFiles, insertStep } from './steps.repo'
import { tellStaff, tellSubmitter } from './tell.service'

type Taken = RouteInput<Wire['POST /managed-requests/:caseId/steps']>['body']
type Field = 'text' | 'orgId' | 'memberId' | 'fileIds'

/** What each step wants (true) and may have. */
const wanted: Record<StaffStep, Partial<Record<Field, boolean>>> = {
  accept: { text: false },
  assign: { memberId: true, text: false },
  ask: { text: true },
  answer: { text: true, fileIds: false },
  forward: { text: true, orgId: true },
  recuse: { text: false },
  close: { text: false },
}

/** One step of those who work a request; every one is a row, and none is taken twice by two who press at once. */
export async function takeStep(ctx: ActorContext, env: LinkEnv, requestId: string, taken: Taken): Promise<{ request: ManagedRequest | null }> {
  const { row, worked } = visible(ctx, await holdRequest(ctx.db, requestId))
  requireStep(taken.step, worked, ctx.now)
  requireFields(taken)
  const change = await changes[taken.step](ctx, row, worked, taken)
  const { orgId: toOrgId, handlerId } = change
  const moved = taken.step === 'forward' || taken.step === 'recuse'
  const step = stepOf(row.request, ctx.now, {
    kind: taken.step, text: taken.text.trim(), accountId: ctx.actor.accountId, toOrgId: moved ? (toOrgId ?? null) : null, handlerId: taken.step === 'assign' ? (handlerId ?? null) : null,
  })
  await insertStep(ctx.db, step)
  await insertFiles(ctx.db, step, await answerFiles(ctx, taken))
  await updateRequest(ctx.db, requestId, change)
  await writeAudit(ctx, { action: `requests.${taken.step}`, subjectType: 'request', subjectId: requestId, orgId: row.request.orgId, detail: moved ? { toOrgId } : {} })
  await tell(ctx, row, { ...row.request, ...change }, taken)
  return { request: await getManaged(ctx, env, requestId).catch(unlessOutOfReach) }
}

/** Forwarded or left to others, it may be out of the actor's reach from now on. */
function unlessOutOfReach(error: unknown): null {
  if (error instanceof AppError && error.code === 'thing.not_found') return null
  throw error
}

function requireStep(step: StaffStep, worked: Worked, now: Date): void {
  if (stepAllowed(step, worked, now)) return
  const again = step === 'forward' && stepAllowed(step, { ...worked, forwards: 0 }, now)
  throw new AppError(again ? 'requests.forwarded_already' : 'requests.wrong_state')
}

function requireFields(taken: Taken): void {
  const given: Record<Field, boolean> = { text: taken.text.trim() !== '', orgId: taken.orgId !== undefined, memberId: taken.memberId !== undefined, fileIds: (taken.fileIds ?? []).length > 0 }
  const wants = wanted[taken.step]
  const fields = (Object.keys(given) as Field[]).flatMap((field) => {
    if (given[field]) return wants[field] === undefined ? [{ field: `body/${field}`, message: '这一步不需要这一项' }] : []
    return wants[field] ? [{ field: `body/${field}`, message: '必填' }] : []
  })
  assertThat(fields.length === 0, 'requests.step_incomplete', { fields })
}

const answerFiles = async (ctx: ActorContext, { fileIds = [] }: Taken): Promise<string[]> => (await requireOwnFiles(ctx, fileIds)).map(({ id }) => id)

type Change = Partial<RequestRecord>
type Changing = (ctx: ActorContext, row: RequestRow, worked: Worked, taken: Taken) => Change | Promise<Change>

const inTime = (ctx: ActorContext, by: string): boolean => dayOf(ctx.now) <= by

const changes: Record<StaffStep, Changing> = {
  accept: (ctx, { request }) => ({ ...to('accept'), acceptedAt: request.acceptedAt ?? ctx.now, acceptedInTime: request.acceptedInTime ?? inTime(ctx, request.acceptBy) }),
  assign: async (ctx, _row, worked, { memberId }) => {
    const handler = (await handlersFor(ctx, worked)).find(({ id }) => id === memberId)
    assertThat(handler, 'reference.not_found')
    return { ...to('assign'), handlerId: handler.id }
  },
  ask: () => ({ asked: true }),
  answer: (ctx, { request }) => ({ ...to('answer'), asked: false, answeredAt: ctx.now, answeredInTime: request.answeredInTime ?? inTime(ctx, request.answerBy) }),
  forward: async (ctx, { request, orgPath }, _worked, { orgId = 0 }) => {
    const org = await requireOrg(ctx.db, orgId)
    const mayGo = org.kind !== 'group' && org.id !== request.orgId && (isWithin(orgPath, org.path) || reaches(ctx.actor, 'requests.handle', org.path))
    assertThat(mayGo, 'reference.not_found')
    return { ...to('forward'), orgId: org.id, forwards: request.forwards + 1, handlerId: null, asked: false }
  },
  recuse: async (ctx, { orgPath }, worked) => {
    const above = await orgAbove(ctx, orgPath)
    const able = await ableHolders(ctx, above.path, worked)
    assertThat(able.some(({ accountId }) => accountId !== ctx.actor.accountId), 'requests.nobody_else')
    return { ...to('recuse'), orgId: above.id, handlerId: null, asked: false }
  },
  close: (ctx) => ({ ...to('close'), closedAt: ctx.now }),
}

function to(step: StaffStep): Change {
  const state = leadsTo[step]
  return state === null ? {} : { state }
}

async function tell(ctx: ActorContext, { orgPath }: RequestRow, now: RequestRecord, { step, text }: Taken): Promise<void> {
  const except = ctx.actor.memberId === null ? [] : [ctx.actor.memberId]
  if (step === 'ask') await tellSubmitter(ctx, now, '您的投诉建议需要补充情况', text)
  if (step === 'answer') await tellSubmitter(ctx, now, '您的投诉建议有答复了', text)
  if (step === 'assign') await tellStaff(ctx, now, orgPath, { title: '请您承办一件投诉建议', text: `请在 ${now.answerBy} 前答复。`, except })
  if (step !== 'forward' && step !== 'recuse') return
  const org = await requireOrg(ctx.db, now.orgId)
  await tellStaff(ctx, now, org.path, { title: '转来一件投诉建议', text: `请在 ${now.acceptBy} 前受理，${now.answerBy} 前答复。`, except })
}
