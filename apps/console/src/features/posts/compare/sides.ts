import type { Draft, RevisionDetail } from '@ejia/contract/posts/routes'
import { sectionNames } from '@ejia/domain/posts'
import { momentText } from '../../../shared/time'
import type { PostValues } from '../edit/values'

/** One of two things that are compared, in words. */
export interface Side {
  name: string
  /** Field → what it says, in the order they are shown. */
  facts: Record<string, string>
  bodyHtml: string
}

interface Said {
  section: keyof typeof sectionNames
  title: string
  summary: string
  source: string
  receiptRequired: boolean
  attachments: readonly { name: string }[]
  expiresAt: string | null
  noticeWorkingDays: number | null
  cover: string | null
  bodyHtml: string
}

const coverName = (url: string | null): string => (url ? `封面 ${url.replace(/\?.*$/, '').slice(-8)}` : '无')

const sideOf = (name: string, said: Said, more: Record<string, string> = {}): Side => ({
  name,
  facts: {
    标题: said.title,
    摘要: said.summary,
    栏目: sectionNames[said.section],
    ...more,
    来源: said.source,
    签收: said.receiptRequired ? '需要' : '不需要',
    封面: coverName(said.cover),
    附件: said.attachments.map((file) => file.name).join('、') || '无',
    公示: said.noticeWorkingDays === null ? '不是' : `${said.noticeWorkingDays} 个工作日`,
    到期: said.expiresAt ? momentText(said.expiresAt) : '不下线',
  },
  bodyHtml: said.bodyHtml,
})

export const sideOfDraft = (draft: Draft, name: string): Side =>
  sideOf(name, { ...draft, cover: draft.coverUrl, noticeWorkingDays: draft.publicNotice?.workingDays ?? null })

export const sideOfValues = (values: PostValues, name: string): Side => sideOf(name, { ...values, cover: values.cover?.url ?? null })

export const sideOfRevision = (revision: RevisionDetail, name = `第 ${revision.revision} 版`): Side =>
  sideOf(name, { ...revision, cover: revision.coverUrl }, {
    发布组织: revision.org.name,
    谁可以看: revision.audience.kind === 'public' ? '所有人' : `${revision.audience.orgName ?? revision.org.name}及下级`,
  })
