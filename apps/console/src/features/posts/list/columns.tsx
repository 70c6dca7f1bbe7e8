import type { TableProps } from 'antd'
import { Link } from 'react-router'
import type { ManagedPost } from '@ejia/contract/posts/routes'
import { sectionNames } from '@ejia/domain/posts'
import { StateTag } from '../../../shared/ui'
import { noticeWords } from '../notice-words'
import { shortMoment, stateOf } from '../words'

const nameOf = (post: ManagedPost) => post.title || '（未写标题）'

function Title({ post }: { post: ManagedPost }) {
  const { publicNotice } = post
  return (
    <>
      <Link to={`/posts/${post.id}`}>{nameOf(post)}</Link>
      {publicNotice && <span className="post-list__notice">{noticeWords(publicNotice)}</span>}
    </>
  )
}

const reach = ({ receiptRequired }: ManagedPost) => (receiptRequired ? '签收情况' : '阅读情况')

function Doings({ post }: { post: ManagedPost }) {
  if (post.can.review) {
    return (
      <Link to={`/posts/${post.id}/review`} aria-label={`审核：${nameOf(post)}`}>
        审核
      </Link>
    )
  }
  if (!post.publishedAt) return null
  return (
    <Link to={`/posts/${post.id}/readers`} aria-label={`${reach(post)}：${nameOf(post)}`}>
      {reach(post)}
    </Link>
  )
}

export const postColumns: NonNullable<TableProps<ManagedPost>['columns']> = [
  { key: 'title', title: '标题', ellipsis: true, render: (_, post) => <Title post={post} /> },
  { key: 'section', title: '栏目', width: 96, render: (_, post) => sectionNames[post.section] },
  { key: 'org', title: '发布组织', width: 140, ellipsis: true, render: (_, post) => post.org.name },
  {
    key: 'state',
    title: '状态',
    width: 130,
    render: (_, post) => {
      const { tone, words } = stateOf(post)
      return <StateTag tone={tone}>{words}</StateTag>
    },
  },
  { key: 'at', title: '发布时间', width: 116, render: (_, post) => <Shown post={post} /> },
  {
    key: 'saved',
    title: '最后保存',
    width: 176,
    render: (_, post) => `${shortMoment(post.savedAt)} ${post.savedBy}`,
  },
  { key: 'doing', title: '操作', width: 90, render: (_, post) => <Doings post={post} /> },
]

function Shown({ post: { scheduledFor, publishedAt } }: { post: ManagedPost }) {
  const at = scheduledFor ?? publishedAt
  if (!at) return <>—</>
  return <>{shortMoment(at)}</>
}
