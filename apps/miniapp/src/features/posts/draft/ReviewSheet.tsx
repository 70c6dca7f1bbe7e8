import { useState } from 'react'
import { useDraft } from '../../../shared/draft'
import { Button, Card, Sheet, SwitchRow, TextArea } from '../../../shared/ui'
import { usePostAction, type Draft } from '../use-post-action'

/** 审核 with 保密审查 (党务公开条例 第十五条): passing needs the tick, sending back needs a word why. */
export function ReviewSheet({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const [checked, setChecked] = useState(false)
  const { value: { note }, change, forget } = useDraft(`review.${draft.id}`, { note: '' })
  const review = usePostAction(
    (call, approve: boolean) =>
      call('POST /posts/:postId/review', {
        params: { postId: draft.id },
        body: { approve, secrecyChecked: checked, basedOn: draft.revision, note: note.trim() },
      }),
    (_, approve) => (approve ? '审核通过，可以发布了' : '已退回，作者能看到您的意见'),
    () => {
      forget()
      onClose()
    },
  )
  return (
    <Sheet open title='审核' onClose={onClose}>
      <Card tight>
        <SwitchRow title='已做保密审查' note='内容不涉及国家秘密、工作秘密和不宜公开的个人信息' checked={checked} onChange={setChecked} />
      </Card>
      <TextArea label='审核意见' hint='退回时必填，说明要改什么。' value={note} onChange={(words) => change({ note: words })} maxLength={300} />
      <Button block disabled={!checked} loading={review.isPending} onPress={() => review.mutate(true)}>
        审核通过
      </Button>
      <Button kind='plain' block disabled={note.trim() === '' || review.isPending} onPress={() => review.mutate(false)}>
        退回修改
      </Button>
    </Sheet>
  )
}
