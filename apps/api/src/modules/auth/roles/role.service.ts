import type { RoleGrant } from '@ejia/contract/auth/routes'
import { reaches, reachOf } from '@ejia/domain/actor'
import { isPartyMember } from '@ejia/domain/members'
import { isWithin } from '@ejia/domain/orgs'
import type { Role } from '@ejia/domain/roles'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext, Context } from '../../../lib/context'
import { decodeCursor, pageSize, textIn, toPage } from '../../../lib/cursor'
import { newId } from '../../../lib/ids'
import { writeAudit } from '../../audit'
import { getOrg } from '../../orgs'
import { ensureAccount } from '../account.service'
import { mayGrant } from '../auth.policy'
import { findMember, listHeldRoles } from '../auth.repo'
import { endGrant, findGrant, insertGrant, listGrants, lockHolders, type GrantFilter, type GrantRow } from './role.repo'

/** Roles that can hand out roles: without one of them at the root nobody could let anybody in again. */
const keepers: readonly Role[] = ['admin', 'office']

export async function listRoleGrants(ctx: ActorContext, query: GrantFilter & { orgId?: number; cursor?: string; limit?: number }) {
  const key = decodeCursor(query.cursor, 2)
  const roots = query.orgId === undefined ? reachOf(ctx.actor, 'roles.grant') : [await grantablePath(ctx, query.orgId)]
  const size = pageSize(query.limit)
  const rows = await listGrants(ctx.db, query, { roots, after: key && { path: textIn(key[0]), id: textIn(key[1]) }, limit: size + 1 })
  const page = toPage(rows, size, (row) => [row.org.path, row.id])
  return { ...page, items: page.items.map(toRoleGrant) }
}

async function grantablePath(ctx: ActorContext, orgId: number): Promise<string> {
  const { path } = found(await getOrg(ctx.db, orgId))
  assertThat(reaches(ctx.actor, 'roles.grant', path), 'thing.forbidden')
  return path
}

/** Gives a party member a role at an organisation. They need not have signed in before. */
export async function grantRole(ctx: ActorContext, wish: { memberId: string; role: Role; orgId: number }): Promise<RoleGrant> {
  assertThat(reachOf(ctx.actor, 'roles.grant').length > 0, 'thing.forbidden')
  const [org, member] = [await getOrg(ctx.db, wish.orgId), await findMember(ctx.db, wish.memberId)]
  assertThat(org && reaches(ctx.actor, 'roles.grant', org.path), 'reference.not_found')
  assertThat(member && reaches(ctx.actor, 'members.read', member.orgPath), 'reference.not_found')
  assertThat(mayGrant(ctx.actor, wish.role, org.path), 'thing.forbidden')
  assertThat(org.dissolvedAt === null, 'orgs.dissolved')
  assertThat(isPartyMember(member.status) && member.leftOn === null, 'auth.not_party_member')
  const id = await appoint(ctx, { accountId: await ensureAccount(ctx, member), role: wish.role, orgId: org.id })
  return toRoleGrant(found(await findGrant(ctx.db, id)))
}

/** Appends the grant and its audit line. Checks nothing: callers have, or there is nobody yet to check against. */
async function appoint(ctx: Context, grant: { accountId: string; role: Role; orgId: number }): Promise<string> {
  const id = newId(ctx.now)
  await insertGrant(ctx.db, { id, ...grant, grantedAt: ctx.now, grantedBy: ctx.actor?.accountId ?? null })
  const { accountId, role, orgId } = grant
  await writeAudit(ctx, { action: 'auth.grant_role', subjectType: 'account', subjectId: accountId, orgId, detail: { grantId: id, role } })
  return id
}

/**
 * For `create-admin` and seeding alone, while there is nobody who could grant: gives a role without asking who may.
 * Doing it again changes nothing.
 */
export async function appointFirst(ctx: Context, grant: { accountId: string; role: Role; orgId: number }): Promise<void> {
  const held = await listHeldRoles(ctx.db, grant.accountId)
  if (held.some((one) => one.role === grant.role && one.orgId === grant.orgId)) return
  await appoint(ctx, grant)
}

/** Takes a role back. The root keeps one administrator or committee officer at least. */
export async function revokeRole(ctx: ActorContext, grantId: string): Promise<void> {
  const grant = found(await findGrant(ctx.db, grantId))
  assertThat(reaches(ctx.actor, 'roles.grant', grant.org.path), isAround(ctx, grant) ? 'thing.forbidden' : 'thing.not_found')
  assertThat(mayGrant(ctx.actor, grant.role, grant.org.path), 'thing.forbidden')
  if (grant.org.parentId === null && keepers.includes(grant.role)) {
    const others = (await lockHolders(ctx.db, grant.org.id, keepers)).filter((one) => one.id !== grantId)
    assertThat(others.length > 0, 'auth.last_admin')
  }
  assertThat(await endGrant(ctx.db, grantId, { revokedBy: ctx.actor.accountId, revokedAt: ctx.now }), 'thing.not_found')
  const detail = { grantId, role: grant.role }
  await writeAudit(ctx, { action: 'auth.revoke_role', subjectType: 'account', subjectId: grant.accountId, orgId: grant.org.id, detail })
}

/** Whether the actor works where the grant is, so that hiding it from them would be pointless. */
const isAround = (ctx: ActorContext, grant: GrantRow): boolean => ctx.actor.roles.some((held) => isWithin(grant.org.path, held.path))

const toRoleGrant = (row: GrantRow): RoleGrant => ({
  id: row.id,
  member: row.memberId === null || row.memberName === null ? null : { id: row.memberId, name: row.memberName },
  name: row.memberName ?? row.accountName,
  role: row.role,
  org: { id: row.org.id, name: row.org.name },
  grantedAt: row.grantedAt.toISOString(),
})
