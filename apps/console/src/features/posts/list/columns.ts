import type { TableProps } from 'antd'
import { createElement } from 'react'
import type { ManagedPost } from '@ejia/contract/posts/routes'
import { sectionNames } from '@ejia/domain/posts'
import { shortMoment } from '../words'
import { DoingCell, StateCell, TitleCell } from './PostCells'

/** When it goes out, or first went out. */
function shown({ scheduledFor, publishedAt }: ManagedPost): string {
  const at = scheduledFor ?? publishedAt
  return at ? shortMoment(at) : '—'
}

export const postColumns: NonNullable<TableProps<ManagedPost>['columns']> = [
  { key: 'title', title: '标题', ellipsis: true, render: (_, post) => createElement(TitleCell, { post }) },
  { key: 'section', title: '栏目', width: 96, render: (_, post) => sectionNames[post.section] },
  { key: 'org', title: '发布组织', width: 140, ellipsis: true, responsive: ['lg'], render: (_, post) => post.org.name },
  { key: 'state', title: '状态', width: 130, render: (_, post) => createElement(StateCell, { post }) },
  { key: 'at', title: '发布时间', width: 116, render: (_, post) => shown(post) },
  { key: 'saved', title: '最后保存', width: 176, responsive: ['lg'], render: (_, post) => `${shortMoment(post.savedAt)} ${post.savedBy}` },
  { key: 'doing', title: '操作', width: 90, render: (_, post) => createElement(DoingCell, { post }) },
]
