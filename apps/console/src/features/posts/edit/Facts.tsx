import type { Draft } from '@ejia/contract/posts/routes'
import { Moment, Panel, StateTag } from '../../../shared/ui'
import { noticeWords } from '../notice-words'
import { isChanged, stateOf } from '../words'

/** How the post stands and what was decided about it. */
export function Facts({ draft }: { draft: Draft }) {
  const { tone, words } = stateOf({ ...draft, changed: isChanged(draft) })
  const { review, reviewNote, scheduled, publishedAt, withdrawReason, publicNotice, submittedAt, expiresAt } = draft
  return (
    <Panel title="状态" extra={<StateTag tone={tone}>{words}</StateTag>}>
      <dl className="post-editor__facts">
        {submittedAt && <Fact name="送审"><Moment value={submittedAt} /></Fact>}
        {review && <Fact name="审核">{review.by}，<Moment value={review.at} />，{draft.reviewed ? '已通过（含保密审查）' : draft.awaitingReview ? '上一版已审' : '未通过或内容已改'}</Fact>}
        {reviewNote && <Fact name="审核意见">{reviewNote}</Fact>}
        {scheduled && <Fact name="定时发布"><Moment value={scheduled.at} />（第 {scheduled.revision} 版）</Fact>}
        {publishedAt && <Fact name="首次发布"><Moment value={publishedAt} /></Fact>}
        {publicNotice && <Fact name="公示">{noticeWords(publicNotice)}{publicNotice.endsOn && !publicNotice.holidaysKnown && '；节假日安排尚未公布，只扣除了周末'}</Fact>}
        {expiresAt && <Fact name="到期"><Moment value={expiresAt} /></Fact>}
        {withdrawReason && draft.state === 'withdrawn' && <Fact name="撤回理由">{withdrawReason}</Fact>}
        {draft.reviewRequired && !draft.reviewed && <Fact name="说明">这个栏目要先审核（含保密审查）才能发布。</Fact>}
      </dl>
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
