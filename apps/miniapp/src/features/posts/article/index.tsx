import { sectionNames } from '@ejia/domain/posts'
import { usePageShare } from '../../../platform/share'
import { momentText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { useSession } from '../../../shared/session'
import { EmptyState, Loaded, Page } from '../../../shared/ui'
import { ArticleView } from '../ArticleView'
import { Foot } from './Foot'
import { receiptStep } from './reading-progress'
import { useArticle, type MyPost, type Post } from './use-article'
import { textId, useReading } from './use-reading'
import { Work } from './Work'
import './index.scss'

const factsOf = ({ org, publishedAt, readCount }: Post) => [org.name, momentText(publishedAt), `阅读 ${readCount}`]

function useFoot(post: Post | undefined, my: MyPost | undefined, reading: ReturnType<typeof useReading>) {
  const { signedIn } = useSession()
  if (!post) return null
  const receipt = receiptStep({ receiptRequired: post.receiptRequired, signedIn, mine: my?.mine ?? null }, reading.ended)
  if (!signedIn && receipt.step === 'none') return null
  return <Foot postId={post.id} progress={signedIn ? reading.progress : null} receipt={receipt} />
}

function PostPage({ id }: { id: string }) {
  const { article, my } = useArticle(id)
  const post = article.data
  const reading = useReading(id, post !== undefined)
  usePageShare({ title: post?.title ?? '党员E家', path: `/features/posts/article/index?id=${id}` })
  return (
    <Page title={post ? sectionNames[post.section] : '文章'} body='card' footer={useFoot(post, my, reading)}>
      <Loaded query={article} skeleton='article'>
        {(data) => (
          <>
            <ArticleView {...data} notice={data.publicNotice} facts={factsOf(data)} textId={textId} />
            {my && <Work post={data} my={my} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

export default function PostArticle() {
  const { id } = usePageParams<'id'>()
  if (id) return <PostPage id={id} />
  return (
    <Page title='文章'>
      <EmptyState icon='article' title='没有找到这篇文章' note='请从栏目或搜索里打开。' />
    </Page>
  )
}
