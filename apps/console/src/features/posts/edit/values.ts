import type { Draft, PostContent } from '@ejia/contract/posts/routes'
import type { FileRef } from '@ejia/contract/files/routes'
import type { SectionKey } from '@ejia/domain/posts'
import { toHtml } from '../editor/to-html'

/** What an author writes, as the page holds it. */
export interface PostValues {
  section: SectionKey
  orgId: number | null
  title: string
  summary: string
  bodyHtml: string
  source: string
  cover: { id: string; url: string } | null
  attachments: FileRef[]
  receiptRequired: boolean
  audience: { kind: 'public' | 'subtree'; orgId: number | null }
  /** Instant. */
  expiresAt: string | null
  noticeWorkingDays: number | null
}

export const emptyValues = (orgId: number | null, section: SectionKey = 'news'): PostValues => ({
  section, orgId, title: '', summary: '', bodyHtml: '', source: '', cover: null, attachments: [], receiptRequired: false, expiresAt: null, noticeWorkingDays: null,
  audience: { kind: 'subtree', orgId },
})

export function valuesOf(draft: Draft): PostValues {
  const { section, title, summary, bodyHtml, source, attachments, receiptRequired, audience, expiresAt } = draft
  return {
    section, title, summary, bodyHtml, source, attachments, receiptRequired, audience, expiresAt,
    orgId: draft.org.id,
    cover: draft.coverId && draft.coverUrl ? { id: draft.coverId, url: draft.coverUrl } : null,
    noticeWorkingDays: draft.publicNotice?.workingDays ?? null,
  }
}

/** As it is sent. Everything is: what is left out of a save takes its default. */
export function contentOf(values: PostValues): PostContent {
  const { section, orgId, title, summary, bodyHtml, source, cover, attachments, receiptRequired, audience, expiresAt, noticeWorkingDays } = values
  return {
    section, title, summary, source, receiptRequired, expiresAt, noticeWorkingDays,
    orgId: orgId ?? 0,
    bodyHtml: toHtml(bodyHtml),
    coverId: cover?.id ?? null,
    attachmentIds: attachments.map(({ id }) => id),
    audience: audience.kind === 'public' ? { kind: 'public', orgId: null } : { kind: 'subtree', orgId: audience.orgId ?? orgId },
  }
}

/** Something was written that would be a pity to lose. */
export const isWorthKeeping = (values: PostValues): boolean => values.orgId !== null && (values.title.trim() !== '' || toHtml(values.bodyHtml) !== '')
