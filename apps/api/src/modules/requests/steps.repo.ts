import { roleCan, roles } from '@ejia/domain/roles'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../lib/context'
import { accounts, roleGrants, wechatIdentities } from '../auth/auth.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { workedBy, type Worker } from './requests.repo'
import { requestFiles, requests, requestSteps } from './requests.table'

/** A step that takes the next place. */
export type NewStep = Omit<typeof requestSteps.$inferSelect, 'place'>

/** The request is held: nobody else takes the same place. */
export async function insertStep(db: Executor, row: NewStep): Promise<void> {
  const place = sql`(select count(*) + 1 from ${requestSteps} s where s.request_id = ${row.requestId}::uuid)`
  await db.insert(requestSteps).values({ ...row, place })
}

export async function insertFiles(db: Executor, step: NewStep, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await db.insert(requestFiles).values(fileIds.map((fileId, place) => ({ stepId: step.id, requestId: step.requestId, fileId, place })))
}

const toOrg = alias(orgs, 'to_org')
const actorMember = alias(members, 'actor_member')
const handler = alias(members, 'step_handler')

/** All that happened to these requests, oldest first. */
export const listSteps = (db: Executor, requestIds: readonly string[]) =>
  db
    .select({
      step: requestSteps, orgName: orgs.name, toOrgName: toOrg.name, handlerName: handler.name,
      by: sql<string | null>`coalesce(${actorMember.name}, ${accounts.name})`,
    })
    .from(requestSteps)
    .innerJoin(orgs, eq(orgs.id, requestSteps.orgId))
    .leftJoin(toOrg, eq(toOrg.id, requestSteps.toOrgId))
    .leftJoin(accounts, eq(accounts.id, requestSteps.accountId))
    .leftJoin(actorMember, eq(actorMember.id, accounts.memberId))
    .leftJoin(handler, eq(handler.id, requestSteps.handlerId))
    .where(inArray(requestSteps.requestId, [...requestIds]))
    .orderBy(asc(requestSteps.place))

export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]

export const listStepFiles = (db: Executor, requestIds: readonly string[]) =>
  db.select().from(requestFiles).where(inArray(requestFiles.requestId, [...requestIds])).orderBy(asc(requestFiles.place))

export async function isUsed(db: Executor, fileId: string): Promise<boolean> {
  const [row] = await db.select({ fileId: requestFiles.fileId }).from(requestFiles).where(eq(requestFiles.fileId, fileId)).limit(1)
  return row !== undefined
}

/** Whether a file belongs to a request that this person works, or handed in under their name. */
export async function showsFile(db: Executor, fileId: string, worker: Worker): Promise<boolean> {
  const [row] = await db
    .select({ id: requests.id })
    .from(requestFiles)
    .innerJoin(requests, eq(requests.id, requestFiles.requestId))
    .innerJoin(orgs, eq(orgs.id, requests.orgId))
    .where(and(eq(requestFiles.fileId, fileId), worker.memberId === null ? workedBy(worker) : sql`((${workedBy(worker)}) or ${requests.memberId} = ${worker.memberId}::uuid)`))
    .limit(1)
  return row !== undefined
}

/** The working ones of these organisations. */
export const listOrgsAt = (db: Executor, paths: readonly string[]) =>
  db.select({ id: orgs.id, name: orgs.name, path: orgs.path }).from(orgs).where(and(inArray(orgs.path, [...paths]), isNull(orgs.dissolvedAt)))

/** The WeChat identity of a member, where one is bound. */
export async function findOpenid(db: Executor, memberId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ openid: wechatIdentities.openid })
    .from(wechatIdentities)
    .innerJoin(accounts, eq(accounts.id, wechatIdentities.accountId))
    .where(and(eq(accounts.memberId, memberId), isNull(wechatIdentities.unboundAt)))
  return row?.openid
}

export async function listMemberNames(db: Executor, memberIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (memberIds.length === 0) return []
  return db.select({ id: members.id, name: members.name }).from(members).where(inArray(members.id, [...memberIds])).orderBy(asc(members.name))
}

/** Accounts that stepped aside from it. */
export async function listRecused(db: Executor, requestId: string): Promise<string[]> {
  const rows = await db.select({ accountId: requestSteps.accountId }).from(requestSteps).where(and(eq(requestSteps.requestId, requestId), eq(requestSteps.kind, 'recuse')))
  return rows.flatMap(({ accountId }) => accountId ?? [])
}

export interface OfficeHolder {
  orgId: number
  accountId: string
  /** Null: an operator. */
  memberId: string | null
}

/** Everybody with an office that works requests, and where it is held. */
export function listOfficeHolders(db: Executor): Promise<OfficeHolder[]> {
  const able = roles.filter((role) => roleCan(role, 'requests.handle'))
  return db
    .selectDistinct({ orgId: roleGrants.orgId, accountId: accounts.id, memberId: accounts.memberId })
    .from(roleGrants)
    .innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
    .where(and(isNull(roleGrants.revokedAt), isNull(accounts.disabledAt), inArray(roleGrants.role, able)))
}
