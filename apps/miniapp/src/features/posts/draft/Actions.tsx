import { useState } from 'react'
import { View } from '@tarojs/components'
import { sectionNames } from '@ejia/domain/posts'
import { openPage } from '../../../shared/nav'
import { Button, confirm } from '../../../shared/ui'
import { audienceText } from '../audience-words'
import { usePin, usePostAction, type Draft } from '../use-post-action'
import { WithdrawSheet } from '../WithdrawSheet'
import { ReviewSheet } from './ReviewSheet'

/** What readers see is already the newest. */
const isCurrent = ({ state, revision, publishedRevision }: Draft) => state === 'published' && revision === publishedRevision

function Publish({ draft }: { draft: Draft }) {
  const publish = usePostAction(
    (call) => call('POST /posts/:postId/publish', { params: { postId: draft.id }, body: { basedOn: draft.revision } }),
    () => '已发布，读者现在就能看到',
  )
  const press = async () => {
    const text = `栏目：${sectionNames[draft.section]}\n谁能看：${audienceText(draft)}`
    if (await confirm({ title: '发布这篇文章？', text, confirmText: '发布' })) publish.mutate()
  }
  return (
    <Button block loading={publish.isPending} onPress={press}>
      {draft.state === 'published' ? '发布修改' : '发布'}
    </Button>
  )
}

function Submit({ draft }: { draft: Draft }) {
  const submit = usePostAction(
    (call) => call('POST /posts/:postId/submit', { params: { postId: draft.id } }),
    () => '已提交审核，通过后就能发布',
  )
  return (
    <Button block loading={submit.isPending} onPress={() => submit.mutate()}>
      提交审核
    </Button>
  )
}

/** The one step that comes next. */
export function NextStep({ draft }: { draft: Draft }) {
  const [reviewing, setReviewing] = useState(false)
  const { can, reviewRequired } = draft
  if (can.review) {
    return (
      <>
        <Button block onPress={() => setReviewing(true)}>
          审核
        </Button>
        {reviewing && <ReviewSheet draft={draft} onClose={() => setReviewing(false)} />}
      </>
    )
  }
  if (can.publish && !isCurrent(draft)) return <Publish draft={draft} />
  return can.submit && reviewRequired && !isCurrent(draft) ? <Submit draft={draft} /> : null
}

export const hasNextStep = (draft: Draft): boolean =>
  draft.can.review || (!isCurrent(draft) && (draft.can.publish || (draft.can.submit && draft.reviewRequired)))

function Pin({ draft: { id, pinned } }: { draft: Draft }) {
  const pin = usePin(id)
  return (
    <Button kind='ghost' size='small' icon='pin' loading={pin.isPending} onPress={() => pin.mutate(!pinned)}>
      {pinned ? '取消置顶' : '置顶'}
    </Button>
  )
}

/** Everything else that may be done. */
export function OtherSteps({ draft }: { draft: Draft }) {
  const [withdrawing, setWithdrawing] = useState(false)
  const { id, can, state } = draft
  const receipts = state === 'published' && draft.receiptRequired && can.withdraw
  return (
    <View className='posts-actions'>
      <Button kind='ghost' size='small' icon='edit' onPress={() => openPage('/features/posts/edit/index', { id })}>
        编辑
      </Button>
      {can.pin && <Pin draft={draft} />}
      {can.withdraw && (
        <Button kind='ghost' size='small' onPress={() => setWithdrawing(true)}>
          撤回
        </Button>
      )}
      {receipts && (
        <Button kind='ghost' size='small' icon='people' onPress={() => openPage('/features/posts/receipts/index', { id })}>
          签收情况
        </Button>
      )}
      {withdrawing && <WithdrawSheet postId={id} onClose={() => setWithdrawing(false)} />}
    </View>
  )
}
