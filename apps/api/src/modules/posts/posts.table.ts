import type { Audience, PostState, SectionKey } from '@ejia/domain/posts'
import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant, tsvector } from '../../lib/columns'
import { accounts } from '../auth/auth.table'
import { files } from '../files/files.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'

/** The nine sections: data, so that a committee can ask for review section by section. */
export const sections = pgTable('sections', {
  key: text('key').primaryKey().$type<SectionKey>(),
  name: text('name').notNull(),
  /** Place on the home page, from 1. */
  place: integer('place').notNull(),
  /** A revision must be reviewed before it is published. */
  reviewRequired: boolean('review_required').notNull(),
})

/**
 * A post. The content columns hold what readers see once it is published, and the newest draft before that;
 * every save is a row of `post_revisions`.
 */
export const posts = pgTable(
  'posts',
  {
    id: uuid('id').primaryKey(),
    sectionKey: text('section_key').notNull().$type<SectionKey>().references(() => sections.key),
    /** Organisation that publishes it. */
    orgId: integer('org_id').notNull().references(() => orgs.id),
    state: text('state').notNull().$type<PostState>(),
    /** Number of the newest revision. */
    revision: integer('revision').notNull(),
    /** The revision readers see; null until first published. */
    publishedRevision: integer('published_revision'),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    /** Sanitised on the way in. */
    bodyHtml: text('body_html').notNull(),
    /** The same without markup, for search and summaries. */
    bodyText: text('body_text').notNull(),
    source: text('source').notNull(),
    coverId: uuid('cover_id').references(() => files.id),
    receiptRequired: boolean('receipt_required').notNull(),
    audience: text('audience').notNull().$type<Audience>(),
    /** Root of the audience's subtree; null when public. */
    audienceOrgId: integer('audience_org_id').references(() => orgs.id),
    pinnedAt: instant('pinned_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** The revision that waits for a review; null when none does. */
    submittedRevision: integer('submitted_revision'),
    /** Review (审核) and approval of the revision named. */
    reviewedRevision: integer('reviewed_revision'),
    reviewedBy: uuid('reviewed_by'),
    reviewedAt: instant('reviewed_at'),
    reviewNote: text('review_note'),
    /** 保密审查: who looked, and when (党务公开条例 第十五条). */
    secrecyCheckedBy: uuid('secrecy_checked_by'),
    secrecyCheckedAt: instant('secrecy_checked_at'),
    /** Moment at which the scheduled revision is published; null when nothing is scheduled. */
    scheduledFor: instant('scheduled_for'),
    /** The revision that was scheduled: a later save does not change what is published. */
    scheduledRevision: integer('scheduled_revision'),
    scheduledBy: uuid('scheduled_by'),
    /** That revision had been reviewed when it was scheduled. */
    scheduledReviewed: boolean('scheduled_reviewed'),
    /** First time it was published; keeps its place in lists when it is published again. */
    publishedAt: instant('published_at'),
    expiresAt: instant('expires_at'),
    /** 公示: working days it is to be shown; null when it is none. */
    noticeWorkingDays: integer('notice_working_days'),
    /** When this showing of a 公示 began: taken back and shown again, it begins anew. */
    noticeStartedAt: instant('notice_started_at'),
    /** The published revision whose readers have been asked to sign. */
    announcedRevision: integer('announced_revision'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawReason: text('withdraw_reason'),
    /** Two-character pieces of title and body: search in Chinese. */
    search: tsvector('search').generatedAlwaysAs(sql`search_vector(title || ' ' || body_text)`),
  },
  (table) => [
    index('posts_section_newest').on(table.sectionKey, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published'`),
    index('posts_newest').on(table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published'`),
    index('posts_pinned').on(table.sectionKey, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published' and pinned_at is not null`),
    // what a reader sees comes in streams, each newest first: public, addressed to an organisation, published by one
    index('posts_public').on(table.sectionKey, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published' and audience = 'public'`),
    index('posts_audience').on(table.audienceOrgId, table.sectionKey, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published'`),
    index('posts_publisher').on(table.orgId, table.sectionKey, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published'`),
    // the same for the few that ask for signatures
    index('posts_receipts_public').on(table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published' and receipt_required and audience = 'public'`),
    index('posts_receipts_audience').on(table.audienceOrgId, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published' and receipt_required`),
    index('posts_receipts_publisher').on(table.orgId, table.publishedAt.desc().nullsFirst(), table.id.desc().nullsFirst()).where(sql`state = 'published' and receipt_required`),
    index('posts_org_saved').on(table.orgId, table.savedAt.desc().nullsFirst()),
    index('posts_search').using('gin', table.search),
    index('posts_scheduled').on(table.scheduledFor).where(sql`state = 'scheduled'`),
    index('posts_expiring').on(table.expiresAt).where(sql`state = 'published' and expires_at is not null`),
  ],
)

/** Every save of a post. Appended, never rewritten. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    revision: integer('revision').notNull(),
    sectionKey: text('section_key').notNull().$type<SectionKey>(),
    orgId: integer('org_id').notNull().references(() => orgs.id),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    bodyHtml: text('body_html').notNull(),
    bodyText: text('body_text').notNull(),
    source: text('source').notNull(),
    coverId: uuid('cover_id').references(() => files.id),
    receiptRequired: boolean('receipt_required').notNull(),
    audience: text('audience').notNull().$type<Audience>(),
    audienceOrgId: integer('audience_org_id').references(() => orgs.id),
    expiresAt: instant('expires_at'),
    noticeWorkingDays: integer('notice_working_days'),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.revision] })],
)

/** Files attached to a revision, in their order. */
export const postAttachments = pgTable(
  'post_attachments',
  {
    postId: uuid('post_id').notNull(),
    revision: integer('revision').notNull(),
    fileId: uuid('file_id').notNull().references(() => files.id),
    place: integer('place').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.revision, table.fileId] }), index('post_attachments_file').on(table.fileId)],
)

/** Every file a revision shows — cover, attachments, pictures in the text — so that its readers may read those too. Appended. */
export const postFiles = pgTable(
  'post_files',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    revision: integer('revision').notNull(),
    fileId: uuid('file_id').notNull().references(() => files.id),
  },
  (table) => [primaryKey({ columns: [table.postId, table.revision, table.fileId] }), index('post_files_file').on(table.fileId)],
)

/** Who has a post open to change it: said again every few seconds, worthless after a minute. No fact, hence no audit. */
export const postPresence = pgTable(
  'post_presence',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    /** Opened it. */
    since: instant('since').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.accountId] })],
)

/** Where pictures of pasted articles came from; the same one is not fetched twice for the same person. Appended. */
export const fetchedPictures = pgTable(
  'fetched_pictures',
  {
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    url: text('url').notNull(),
    fileId: uuid('file_id').notNull().references(() => files.id),
    fetchedAt: instant('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.url] }), index('fetched_pictures_file').on(table.fileId)],
)

/** Who opened a post, once each. */
export const postReads = pgTable(
  'post_reads',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    readAt: instant('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.memberId] }), index('post_reads_member').on(table.memberId)],
)

/** 签收: who signed for a post. Appended, never rewritten. */
export const postReceipts = pgTable(
  'post_receipts',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    memberId: uuid('member_id').notNull().references(() => members.id),
    receiptAt: instant('receipt_at').notNull(),
    /** 代办: account and office of whoever signed for the member; null when they did it in person. */
    actedBy: uuid('acted_by'),
    actedAs: text('acted_as').$type<Role>(),
  },
  (table) => [uniqueIndex('post_receipts_once').on(table.postId, table.memberId), index('post_receipts_member').on(table.memberId)],
)

/** 催办: those who had not signed were reminded. Once a day for each post. */
export const postReminders = pgTable(
  'post_reminders',
  {
    postId: uuid('post_id').notNull().references(() => posts.id),
    /** Day in Shanghai. */
    day: date('day').notNull(),
    remindedAt: instant('reminded_at').notNull(),
    remindedBy: uuid('reminded_by').notNull(),
    /** When the messages had gone out; null while they have not. */
    sentAt: instant('sent_at'),
  },
  (table) => [primaryKey({ columns: [table.postId, table.day] }), index('post_reminders_unsent').on(table.remindedAt).where(sql`sent_at is null`)],
)
