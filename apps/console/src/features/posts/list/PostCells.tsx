import { Link } from 'react-router'
import type { ManagedPost } from '@ejia/contract/posts/routes'
import { StateTag } from '../../../shared/ui'
import { noticeWords } from '../notice-words'
import { stateOf } from '../words'

interface Props {
  post: ManagedPost
}

const nameOf = (post: ManagedPost) => post.title || '（未写标题）'
const reach = ({ receiptRequired }: ManagedPost) => (receiptRequired ? '签收情况' : '阅读情况')

export function TitleCell({ post }: Props) {
  const { publicNotice } = post
  return (
    <>
      <Link to={`/posts/${post.id}`}>{nameOf(post)}</Link>
      {publicNotice && <span className="post-list__notice">{noticeWords(publicNotice)}</span>}
    </>
  )
}

export function StateCell({ post }: Props) {
  const { tone, words } = stateOf(post)
  return <StateTag tone={tone}>{words}</StateTag>
}

/** The one thing that is done about it from a list. */
export function DoingCell({ post }: Props) {
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
