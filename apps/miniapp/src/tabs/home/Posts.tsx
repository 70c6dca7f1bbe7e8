import type { ReplyOf } from '@ejia/contract/client/caller'
import type { SectionKey } from '@ejia/domain/posts'
import { momentText } from '../../shared/format'
import { openPage } from '../../shared/nav'
import { Card, EmptyState, ListRow, SectionHeader } from '../../shared/ui'

export type Summary = ReplyOf<'GET /home'>['notices'][number]

const tagOf = ({ receiptRequired, pinned }: Summary) => {
  if (receiptRequired) return { text: '需签收', tone: 'gold' as const }
  return pinned && { text: '置顶', tone: 'red' as const }
}

interface Props {
  title: string
  section: SectionKey
  posts: readonly Summary[]
  empty: { title: string; note: string }
}

/** The newest of a section, at most what the first request brought. */
export function Posts({ title, section, posts, empty }: Props) {
  return (
    <Card>
      <SectionHeader title={title} onMore={() => openPage('/features/posts/list/index', { section })} />
      {posts.length === 0 && <EmptyState icon={section} {...empty} />}
      {posts.map((post) => (
        <ListRow
          key={post.id}
          title={post.title}
          tag={tagOf(post)}
          meta={[post.org.name, momentText(post.publishedAt), `${post.readCount} 人已读`]}
          onPress={() => openPage('/features/posts/article/index', { id: post.id })}
        />
      ))}
    </Card>
  )
}
