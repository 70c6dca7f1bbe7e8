import { postStateNames, sectionNames } from '@ejia/domain/posts'
import { useApi } from '../../../shared/api'
import { dateTimeText, momentText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, EmptyState, ListRow, Loaded, NoticeBar, Page, SectionHeader, type Tone } from '../../../shared/ui'
import { ArticleView } from '../ArticleView'
import { audienceText } from '../audience-words'
import type { Draft } from '../use-post-action'
import { hasNextStep, NextStep, OtherSteps } from './Actions'
import './index.scss'

const tones: Record<Draft['state'], Tone> = { draft: 'neutral', in_review: 'gold', scheduled: 'gold', published: 'ok', withdrawn: 'neutral', expired: 'neutral' }

/** What happened last, when it has to be known before going on. */
function newsOf(draft: Draft): string | null {
  if (draft.state === 'withdrawn' && draft.withdrawReason) return `已撤回：${draft.withdrawReason}`
  if (draft.state === 'expired') return '已到期，读者看不到了。改了到期时间再发布，就能重新看到。'
  if (draft.scheduled) return `定于 ${dateTimeText(draft.scheduled.at)} 发布${draft.scheduled.revision === draft.revision ? '' : '之前保存的那一版，之后的修改不会一起发布'}。`
  if (draft.awaitingReview) return '已提交审核，正在等待审核。修改后要重新提交。'
  if (draft.reviewed && draft.revision !== draft.publishedRevision) return '已通过审核，可以发布。'
  if (draft.reviewNote) return `审核意见：${draft.reviewNote}`
  return draft.state === 'published' && draft.revision !== draft.publishedRevision ? '读者看到的还是上一次发布的内容，发布后才会更新。' : null
}

function State({ draft }: { draft: Draft }) {
  const { state, section, org, savedAt, receiptRequired } = draft
  const news = newsOf(draft)
  return (
    <Card>
      <ListRow
        title={sectionNames[section]}
        tag={{ text: postStateNames[state], tone: tones[state] }}
        note={`谁能看：${audienceText(draft)}`}
        meta={[org.name, `${momentText(savedAt)}保存`, receiptRequired && '要求签收', draft.publicNotice !== null && '公示']}
      />
      {news !== null && <NoticeBar>{news}</NoticeBar>}
      <OtherSteps draft={draft} />
    </Card>
  )
}

function Preview({ draft }: { draft: Draft }) {
  const facts = [draft.org.name, draft.publishedAt ? momentText(draft.publishedAt) : '还没有发布']
  return (
    <Card>
      <SectionHeader title='读者看到的样子' />
      <ArticleView {...draft} notice={draft.publicNotice} title={draft.title || '（还没有标题）'} facts={facts} />
    </Card>
  )
}

function DraftPage({ id }: { id: string }) {
  const draft = useApi('GET /posts/:postId/draft', { params: { postId: id } })
  const { data } = draft
  return (
    <Page title='文章' footer={data && hasNextStep(data) && <NextStep draft={data} />}>
      <Loaded query={draft} skeleton='article'>
        {(loaded) => (
          <>
            <State draft={loaded} />
            <Preview draft={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

export default function PostDraft() {
  const { id } = usePageParams<'id'>()
  if (id) return <DraftPage id={id} />
  return (
    <Page title='文章'>
      <RequireSignIn reason='登录后可以管理文章。'>
        <EmptyState icon='article' title='没有找到这篇文章' note='请从“我管理的文章”打开。' />
      </RequireSignIn>
    </Page>
  )
}
