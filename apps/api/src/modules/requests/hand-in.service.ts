import type { RouteInput } from '@ejia/contract/core/route'
import type { Addressee, Receipt } from '@ejia/contract/requests/schemas'
import type { Wire } from '@ejia/contract/wire'
import { ancestorPaths } from '@ejia/domain/orgs'
import { requestKinds, termsOf } from '@ejia/domain/requests'
import { AppError, assertThat, found } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { writeAudit } from '../audit'
import { requireUnnamed } from '../files'
import { listTree, requireOrg, type OrgRow } from '../orgs'
import { hashOfNumber, numberOf, type ReceiptEnv } from './receipt'
import { findByNumber, insertRequest, type RequestRecord } from './requests.repo'
import { stepOf } from './standing'
import { insertFiles, insertStep, isUsed, listOrgsAt, listStepFiles } from './steps.repo'
import { tellStaff } from './tell.service'

export type HandedIn = RouteInput<Wire['POST /requests']>['body']

export async function listAddressees(ctx: Context): Promise<{ items: Addressee[] }> {
  const rows = await listTree(ctx.db, { path: null, includeDissolved: false })
  return { items: rows.filter(({ kind }) => kind !== 'group').map(({ id, name, kind, parentId }) => ({ id, name, kind, parentId })) }
}

/**
 * Hands a request in. `memberId` null: anonymous; then the context carries nobody, and nothing written here leads to anyone.
 * The same submission again is answered with the same number.
 */
export async function handIn(ctx: Context, env: ReceiptEnv, body: HandedIn, memberId: string | null): Promise<Receipt> {
  assertThat(memberId !== null || (ctx.actor === null && requestKinds[body.kind].mayBeAnonymous), 'thing.forbidden')
  const org = await addressee(ctx, body)
  const code = numberOf(env, memberId ?? '', body.submissionKey)
  const request = toRecord(ctx, body, { org, memberId, code, codeHash: hashOfNumber(env, code) })
  if (!(await insertRequest(ctx.db, request))) return repeated(ctx, body, request, code)
  await attachPictures(ctx, request, body.fileIds)
  await writeAudit(ctx, { action: 'requests.hand_in', subjectType: 'request', subjectId: request.id, orgId: org.id, detail: { matter: body.matter } })
  await tellStaff(ctx, request, org.path, { title: '收到一件投诉建议', text: `请在 ${request.acceptBy} 前受理，${request.answerBy} 前答复。` })
  if (memberId !== null) await ctx.jobs.enqueue(ctx.db, 'requests.check-text', { requestId: request.id })
  return toReceipt(request, org.name, code)
}

/** The organisation that works it: the one it is addressed to, or the one above that. */
async function addressee(ctx: Context, { orgId, toAbove }: HandedIn): Promise<OrgRow> {
  const org = await requireOrg(ctx.db, orgId)
  assertThat(org.kind !== 'group', 'reference.not_found')
  return toAbove && org.parentId !== null ? requireOrg(ctx.db, org.parentId) : org
}

/** The next working organisation above, or the root itself. */
export async function orgAbove(ctx: Context, path: string): Promise<{ id: number; name: string; path: string }> {
  const above = ancestorPaths(path).slice(0, -1)
  const standing = await listOrgsAt(ctx.db, above.length > 0 ? above : [path])
  return found(standing.sort((a, b) => b.path.length - a.path.length)[0])
}

interface Settled {
  org: OrgRow
  memberId: string | null
  code: string
  codeHash: string
}

function toRecord(ctx: Context, { kind, matter, text, toAbove }: HandedIn, { org, memberId, code, codeHash }: Settled): RequestRecord {
  const { acceptBy, answerBy } = termsOf(kind, ctx.now)
  return {
    id: newId(ctx.now), kind, matter, orgId: org.id, firstOrgId: org.id, toAbove, text: text.trim(), memberId, codeHash, code: memberId === null ? null : code,
    raisedAt: ctx.now, state: 'raised', round: 1, forwards: 0, asked: false, followedUp: false, handlerId: null, acceptBy, answerBy,
    acceptedAt: null, answeredAt: null, closedAt: null, acceptedInTime: null, answeredInTime: null, satisfied: null, checkMark: null,
  }
}

/** Pictures of nobody's that nothing uses yet. Held first, so that two submissions cannot both take one. */
async function attachPictures(ctx: Context, request: RequestRecord, fileIds: readonly string[]): Promise<void> {
  assertThat(await requireUnnamed(ctx, fileIds), 'requests.pictures_gone')
  for (const id of fileIds) assertThat(!(await isUsed(ctx.db, id)), 'requests.pictures_gone')
  const step = stepOf(request, ctx.now, { kind: 'raise' })
  await insertStep(ctx.db, step)
  await insertFiles(ctx.db, step, fileIds)
}

/** Sent again because the reply was lost: what was answered then. Something else under the same key is refused. */
async function repeated(ctx: Context, body: HandedIn, wanted: RequestRecord, code: string): Promise<Receipt> {
  const { request } = found(await findByNumber(ctx.db, wanted.codeHash))
  const fileIds = (await listStepFiles(ctx.db, [request.id])).map(({ fileId }) => fileId)
  const same = request.text === wanted.text && request.kind === wanted.kind && request.matter === wanted.matter && request.firstOrgId === wanted.firstOrgId
  if (!same || request.toAbove !== wanted.toAbove || !body.fileIds.every((id) => fileIds.includes(id))) throw new AppError('idempotency.key_reused')
  const org = await requireOrg(ctx.db, request.firstOrgId)
  return toReceipt({ ...wanted, raisedAt: request.raisedAt, orgId: org.id }, org.name, code)
}

/** The days as they were promised when it was handed in. */
function toReceipt(request: RequestRecord, orgName: string, code: string): Receipt {
  const terms = termsOf(request.kind, request.raisedAt)
  return { code, named: request.memberId !== null, org: { id: request.orgId, name: orgName }, ...terms }
}
