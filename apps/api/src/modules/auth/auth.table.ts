import type { BindingWay } from '@ejia/domain/account'
import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'

/** Someone who can sign in: usually a member, sometimes an operator who is on no roster. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').references(() => members.id),
    /** Name of an account without a member. */
    name: text('name').notNull(),
    /** Raised by sign-out everywhere: older access tokens die with it. */
    epoch: integer('epoch').notNull(),
    disabledAt: instant('disabled_at'),
    /** Set for demonstration accounts only: who they are on the sign-in page. */
    demoKey: text('demo_key').unique('accounts_demo_key_unique'),
    demoLabel: text('demo_label'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('accounts_member_id_unique').on(table.memberId)],
)

/** A WeChat identity and the account it is bound to. One identity, one account; one account, one identity at a time. */
export const wechatIdentities = pgTable(
  'wechat_identities',
  {
    id: uuid('id').primaryKey(),
    openid: text('openid').notNull(),
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    boundAt: instant('bound_at').notNull(),
    unboundAt: instant('unbound_at'),
  },
  (table) => [
    uniqueIndex('wechat_identities_openid_unique').on(table.openid).where(sql`${table.unboundAt} is null`),
    uniqueIndex('wechat_identities_account_unique').on(table.accountId).where(sql`${table.unboundAt} is null`),
  ],
)

/** One-time codes to bind with. Only a keyed hash of the code is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    codeHash: text('code_hash').notNull().unique('invitations_code_hash_unique'),
    /** Account that the code signs in to. */
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    /** Brought forward when a newer one is written for the same account. */
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('invitations_account').on(table.accountId)],
)

/** People who say who they are and wait for the branch. `memberId` is null when nobody matched: answered alike, seen by nobody. */
export const bindingRequests = pgTable(
  'binding_requests',
  {
    id: uuid('id').primaryKey(),
    openid: text('openid').notNull(),
    memberId: uuid('member_id').references(() => members.id),
    way: text('way').notNull().default('name').$type<BindingWay>(),
    requestedAt: instant('requested_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    accepted: text('accepted').$type<'yes' | 'no'>(),
  },
  (table) => [
    index('binding_requests_member').on(table.memberId),
    // asking again while one waits changes nothing
    uniqueIndex('binding_requests_waiting_unique').on(table.openid, table.memberId).where(sql`${table.decidedAt} is null`),
  ],
)

/**
 * Tries to bind that were not granted at once, each one row, whoever it met. `memberId` only where somebody tried for an entry
 * that another WeChat is bound to: its member and the branch are told. Forgotten after a while; the audit keeps that it was.
 */
export const bindingAttempts = pgTable(
  'binding_attempts',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id').references(() => members.id),
    at: instant('at').notNull(),
    toldAt: instant('told_at'),
  },
  (table) => [index('binding_attempts_untold').on(table.at).where(sql`${table.memberId} is not null and ${table.toldAt} is null`)],
)

/** One sign-in on one device. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    client: text('client').notNull().$type<'browser' | 'weapp'>(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    /** Why it ended: `signed_out`, `ended_elsewhere`, `everywhere`, `reuse`, `unbound`, `rebound`, `withdrawn`, `wechat_closed`, `password_changed`. */
    endReason: text('end_reason'),
  },
  (table) => [index('sessions_account').on(table.accountId)],
)

/** Refresh tokens of a session. A token stays good until its successor is first used. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull().references(() => sessions.id),
    /** SHA-256 of the token, base64url. */
    tokenHash: text('token_hash').notNull().unique('refresh_tokens_hash_unique'),
    /** The token it was exchanged for; null for the first of a session. */
    parentId: uuid('parent_id'),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** First time it was exchanged. */
    usedAt: instant('used_at'),
  },
  (table) => [index('refresh_tokens_session').on(table.sessionId), index('refresh_tokens_parent').on(table.parentId)],
)

/** `role @ organisation`; reaches the whole subtree. */
export const roleGrants = pgTable(
  'role_grants',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    role: text('role').notNull().$type<Role>(),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    grantedAt: instant('granted_at').notNull(),
    grantedBy: uuid('granted_by'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by'),
  },
  (table) => [
    uniqueIndex('role_grants_held_unique').on(table.accountId, table.role, table.orgId).where(sql`${table.revokedAt} is null`),
    index('role_grants_org').on(table.orgId),
  ],
)
