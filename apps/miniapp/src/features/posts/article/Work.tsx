import { useState } from 'react'
import { View } from '@tarojs/components'
import { openPage, replacePage } from '../../../shared/nav'
import { Button, Card, ListRow, SectionHeader } from '../../../shared/ui'
import { usePin } from '../use-post-action'
import { WithdrawSheet } from '../WithdrawSheet'
import type { MyPost, Post } from './use-article'

function Receipts({ postId, receipts }: { postId: string; receipts: NonNullable<MyPost['receipts']> }) {
  const { given, expected } = receipts
  return (
    <ListRow
      icon='people'
      title='签收情况'
      value={`已签 ${given} / 应签 ${expected}`}
      onPress={() => openPage('/features/posts/receipts/index', { id: postId })}
    />
  )
}

/** For those who look after the post; only what they may do. */
export function Work({ post: { id, pinned }, my: { can, receipts } }: { post: Post; my: MyPost }) {
  const [withdrawing, setWithdrawing] = useState(false)
  const pin = usePin(id)
  if (!can.edit && !can.withdraw && !can.pin && !can.seeReceipts) return null
  return (
    <Card className='posts-work'>
      <SectionHeader title='管理' />
      {can.seeReceipts && receipts && <Receipts postId={id} receipts={receipts} />}
      <View className='posts-actions'>
        {can.edit && (
          <Button kind='ghost' size='small' icon='edit' onPress={() => openPage('/features/posts/edit/index', { id })}>
            编辑
          </Button>
        )}
        {can.pin && (
          <Button kind='ghost' size='small' icon='pin' loading={pin.isPending} onPress={() => pin.mutate(!pinned)}>
            {pinned ? '取消置顶' : '置顶'}
          </Button>
        )}
        {can.withdraw && (
          <Button kind='ghost' size='small' onPress={() => setWithdrawing(true)}>
            撤回
          </Button>
        )}
      </View>
      {withdrawing && (
        <WithdrawSheet postId={id} onClose={() => setWithdrawing(false)} onDone={() => replacePage('/features/posts/draft/index', { id })} />
      )}
    </Card>
  )
}
