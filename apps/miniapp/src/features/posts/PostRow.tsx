import type { ReplyOf } from '@ejia/contract/client/caller'
import { pictureUrl } from '../../shared/api'
import { momentText } from '../../shared/format'
import { openPage } from '../../shared/nav'
import { ListRow } from '../../shared/ui'

export type PostSummary = ReplyOf<'GET /posts'>['items'][number]

const tagOf = (post: PostSummary) => {
  if (post.receiptRequired) return { text: '需签收', tone: 'gold' as const }
  return post.pinned && { text: '置顶', tone: 'red' as const }
}

interface Props {
  post: PostSummary
  /** Word that was searched for. */
  mark?: string | undefined
  /** Also done when it is opened. */
  onOpen?: () => void
}

/** A published post in a list. */
export function PostRow({ post, mark, onOpen }: Props) {
  const open = () => {
    onOpen?.()
    openPage('/features/posts/article/index', { id: post.id })
  }
  return (
    <ListRow
      title={post.title}
      mark={mark}
      tag={tagOf(post)}
      meta={[post.org.name, momentText(post.publishedAt), `${post.readCount} 人已读`]}
      picture={post.coverUrl ? pictureUrl(post.coverUrl) : undefined}
      onPress={open}
    />
  )
}
