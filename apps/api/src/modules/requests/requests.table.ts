import type { Matter, RequestKind, RequestState, RequestStep } from '@ejia/domain/requests'
import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { files } from '../files/files.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'

/**
 * 投诉建议: what somebody brings before an organisation. Of an anonymous one nothing is kept that leads to whoever wrote it;
 * what they hold is the receipt number, of which only the keyed hash is here.
 */
export const requests = pgTable(
  'requests',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull().$type<RequestKind>(),
    matter: text('matter').notNull().$type<Matter>(),
    /** Organisation that works it now. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** Organisation it was handed to. */
    firstOrgId: integer('first_org_id').notNull().references(() => orgs.id),
    /** Handed past an organisation to the one above. */
    toAbove: boolean('to_above').notNull(),
    text: text('text').notNull(),
    /** Null: anonymous. */
    memberId: uuid('member_id').references(() => members.id),
    /** Keyed hash of the receipt number. */
    codeHash: text('code_hash').notNull(),
    /** The number itself, for a named one alone. */
    code: text('code'),
    raisedAt: instant('raised_at').notNull(),
    state: text('state').notNull().$type<RequestState>(),
    /** 2 after it was reopened. */
    round: integer('round').notNull(),
    /** Times it was forwarded in this round. */
    forwards: integer('forwards').notNull(),
    /** A question waits for the submitter's reply. */
    asked: boolean('asked').notNull(),
    followedUp: boolean('followed_up').notNull(),
    /** Member who deals with it. */
    handlerId: uuid('handler_id').references(() => members.id),
    /** Days in Shanghai. */
    acceptBy: date('accept_by').notNull(),
    answerBy: date('answer_by').notNull(),
    acceptedAt: instant('accepted_at'),
    /** Of the latest answer. */
    answeredAt: instant('answered_at'),
    closedAt: instant('closed_at'),
    /** Whether the first acceptance and the first answer kept the promised days; null before. */
    acceptedInTime: boolean('accepted_in_time'),
    answeredInTime: boolean('answered_in_time'),
    satisfied: boolean('satisfied'),
    /** The platform's text check says somebody should look: its suggestion and label. */
    checkMark: text('check_mark'),
  },
  (table) => [
    uniqueIndex('requests_code_unique').on(table.codeHash),
    index('requests_member').on(table.memberId, table.raisedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('requests_org').on(table.orgId, table.raisedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('requests_open').on(table.answerBy).where(sql`state in ('raised', 'verified', 'claimed')`),
    index('requests_answered').on(table.answeredAt).where(sql`state = 'done'`),
  ],
)

/** Everything that happened to a request. Appended, never rewritten. */
export const requestSteps = pgTable(
  'request_steps',
  {
    id: uuid('id').primaryKey(),
    requestId: uuid('request_id').notNull().references(() => requests.id),
    /** 1, 2, 3 … */
    place: integer('place').notNull(),
    kind: text('kind').notNull().$type<RequestStep>(),
    at: instant('at').notNull(),
    /** Round it belongs to. */
    round: integer('round').notNull(),
    /** Account of the staff who took it; null for the submitter, named or not, and for the system. */
    accountId: uuid('account_id'),
    /** Organisation that worked the request at that moment. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    /** Where it went. */
    toOrgId: integer('to_org_id').references(() => orgs.id),
    /** Who was named to deal with it. */
    handlerId: uuid('handler_id').references(() => members.id),
    text: text('text').notNull(),
    satisfied: boolean('satisfied'),
  },
  (table) => [uniqueIndex('request_steps_place_unique').on(table.requestId, table.place)],
)

/** Files of a step: photographs of whoever handed in, what an answer brings. Appended, never rewritten. */
export const requestFiles = pgTable(
  'request_files',
  {
    stepId: uuid('step_id').notNull().references(() => requestSteps.id),
    requestId: uuid('request_id').notNull().references(() => requests.id),
    fileId: uuid('file_id').notNull().references(() => files.id),
    place: integer('place').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stepId, table.fileId] }), index('request_files_request').on(table.requestId), index('request_files_file').on(table.fileId)],
)
