import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Draft } from '@ejia/contract/posts/routes'
import { sectionNames } from '@ejia/domain/posts'
import { useAction, useRead } from '../../../shared/api'
import { ErrorPanel, Moment, Page, Panel } from '../../../shared/ui'
import { Between } from '../compare/RevisionsDrawer'
import { valuesOf } from '../edit/values'
import { PhoneArticle } from '../preview/PhoneArticle'
import './review.css'

/** 审核: what is new against what readers see now, the whole as a phone shows it, and the decision with 保密审查. */
export function ReviewPost() {
  const { postId = '' } = useParams()
  const { data: draft, error, refetch } = useRead('GET /posts/:postId/draft', { params: { postId } })
  if (!draft) {
    return (
      <Page title="审核文章" back={{ to: '/posts?toReview=true', label: '等我审核' }} loading={!error}>
        {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      </Page>
    )
  }
  const { publishedRevision: shown } = draft
  return (
    <Page title={`审核：${draft.title}`} back={{ to: '/posts?toReview=true', label: '等我审核' }} note={<ReviewNote draft={draft} />}>
      <div className="review">
        <div>
          {shown !== null && shown !== draft.revision && (
            <Panel title={`与读者现在看到的第 ${shown} 版相比`}>
              <Between postId={draft.id} from={shown} to={draft.revision} />
            </Panel>
          )}
          <Panel title="全文（手机上的样子）">
            <PhoneArticle values={valuesOf(draft)} at={draft.publishedAt} />
          </Panel>
        </div>
        <Decision draft={draft} onChanged={() => void refetch()} />
      </div>
    </Page>
  )
}

function ReviewNote({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.org.name} · {sectionNames[draft.section]} · {draft.savedBy}写 · 第 {draft.revision} 版{draft.submittedAt && <> · <Moment value={draft.submittedAt} /> 送审</>}
    </>
  )
}

interface DecisionProps {
  draft: Draft
  onChanged: () => void
}

function Decision({ draft, onChanged }: DecisionProps) {
  const [secrecyChecked, setChecked] = useState(false)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<{ check?: string; note?: string }>({})
  const navigate = useNavigate()
  const review = useAction('POST /posts/:postId/review', {
    invalidates: ['GET /managed-posts', 'GET /posts/:postId/draft', 'GET /home/workbench'],
    onProblem: ({ code }) => {
      if (code === 'thing.changed') onChanged()
      return undefined
    },
    onDone: (_, { body }) => void navigate(body.approve ? `/posts/${draft.id}` : '/posts?toReview=true'),
  })
  const decide = (approve: boolean) => {
    const found = approve ? (secrecyChecked ? {} : { check: '通过之前，请先完成保密审查并勾选' }) : note.trim() ? {} : { note: '退回时请写明要改什么' }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    void review.run({ params: { postId: draft.id }, body: { approve, secrecyChecked: approve && secrecyChecked, basedOn: draft.revision, note: note.trim() } })
  }
  if (!draft.can.review) {
    return (
      <Panel title="审核">
        <Alert type="info" title={draft.awaitingReview ? '这篇文章要由另一位同志审核（不能审核自己保存的内容）' : '这篇文章现在不等待审核'} />
        <p><Link to={`/posts/${draft.id}`}>打开文章</Link></p>
      </Panel>
    )
  }
  return (
    <Panel title="审核">
      <Form layout="vertical" component="div">
        <Form.Item {...(wrong.check && { validateStatus: 'error', help: wrong.check })}>
          <Checkbox checked={secrecyChecked} onChange={({ target }) => setChecked(target.checked)}>
            已作保密审查，不含国家秘密、工作秘密和不宜公开的个人信息
          </Checkbox>
          <p className="review__rule">《中国共产党党务公开条例（试行）》第十五条：提出、审核（含保密审查）、审批、实施。</p>
        </Form.Item>
        <Form.Item label="审核意见" htmlFor="review-note" {...(wrong.note && { validateStatus: 'error', help: wrong.note })}>
          <Input.TextArea id="review-note" rows={4} maxLength={300} showCount value={note} onChange={({ target }) => setNote(target.value)} />
        </Form.Item>
        <div className="review__buttons">
          <Button type="primary" loading={review.busy} onClick={() => decide(true)}>
            通过
          </Button>
          <Button danger disabled={review.busy} onClick={() => decide(false)}>
            退回修改
          </Button>
          <Link to={`/posts/${draft.id}`}>打开编辑</Link>
        </div>
      </Form>
    </Panel>
  )
}
