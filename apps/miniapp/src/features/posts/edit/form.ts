import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import type { SectionKey } from '@ejia/domain/posts'
import type { FileRef } from '../Attachments'
import { toHtml, toPlain } from '../paragraphs'
import type { Draft } from '../use-post-action'

type Content = RouteInput<Wire['POST /posts']>['body']

/** What an author is writing, as it is kept on the phone. */
export interface Form {
  section: SectionKey
  orgId: number | null
  title: string
  summary: string
  source: string
  /** Plain paragraphs; null when the text has more than that and is only carried along. */
  text: string | null
  bodyHtml: string
  receiptRequired: boolean
  isPublic: boolean
  /** An audience that was chosen elsewhere; null for the publishing organisation and below. */
  audienceOrgId: number | null
  coverId: string | null
  attachments: FileRef[]
  /** Set at a desk; carried along here, so that saving on the phone does not lose them. */
  expiresAt: string | null
  noticeWorkingDays: number | null
}

export const emptyForm = (orgId: number | null): Form => ({
  section: 'notices',
  orgId,
  title: '',
  summary: '',
  source: '',
  text: '',
  bodyHtml: '',
  receiptRequired: false,
  isPublic: false,
  audienceOrgId: null,
  coverId: null,
  attachments: [],
  expiresAt: null,
  noticeWorkingDays: null,
})

export function formOf(draft: Draft): Form {
  const { section, org, title, summary, source, bodyHtml, receiptRequired, audience, coverId, attachments, expiresAt, publicNotice } = draft
  return {
    section,
    orgId: org.id,
    title,
    summary,
    source,
    text: toPlain(bodyHtml),
    bodyHtml,
    receiptRequired,
    isPublic: audience.kind === 'public',
    audienceOrgId: audience.orgId === org.id ? null : audience.orgId,
    coverId,
    attachments,
    expiresAt,
    noticeWorkingDays: publicNotice?.workingDays ?? null,
  }
}

/** As the API takes it. */
export function contentOf(form: Form, orgId: number): Content {
  const { section, title, summary, source, text, bodyHtml, receiptRequired, isPublic, audienceOrgId, coverId, attachments, expiresAt, noticeWorkingDays } = form
  return {
    section,
    orgId,
    title: title.trim(),
    summary: summary.trim(),
    source: source.trim(),
    bodyHtml: text === null ? bodyHtml : toHtml(text),
    receiptRequired,
    audience: isPublic ? { kind: 'public', orgId: null } : { kind: 'subtree', orgId: audienceOrgId },
    coverId,
    attachmentIds: attachments.map(({ id }) => id),
    // a form kept on the phone by an older version knows nothing of them
    expiresAt: expiresAt ?? null,
    noticeWorkingDays: noticeWorkingDays ?? null,
  }
}

/** Words are in the text, or something that is not words was carried along. */
export const hasBody = ({ text, bodyHtml }: Form): boolean => (text ?? bodyHtml).trim() !== ''
