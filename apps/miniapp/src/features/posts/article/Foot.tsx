import { Text, View } from '@tarojs/components'
import { actedByText } from '@ejia/domain/acting'
import { useAction, messageOf } from '../../../shared/api'
import { dateTimeText } from '../../../shared/format'
import { openSignIn } from '../../../shared/nav'
import { useSubscribeAfter } from '../../../shared/subscriptions'
import { Button, Icon, ProgressBar, toast } from '../../../shared/ui'
import type { ReceiptStep } from './reading-progress'

function Sign({ postId, ready }: { postId: string; ready: boolean }) {
  const subscribe = useSubscribeAfter('receipt')
  const sign = useAction((call) => call('POST /posts/:postId/receipt', { params: { postId } }), {
    invalidates: ['GET /posts/:postId/mine', 'GET /home/mine'],
    onSuccess: () => toast('已签收，支部能看到您已经阅读'),
    onError: (error) => toast(messageOf(error)),
  })
  const press = () => {
    subscribe()
    sign.mutate()
  }
  return (
    <Button block disabled={!ready} loading={sign.isPending} onPress={press}>
      {ready ? '我已阅读，签收' : '读到文末即可签收'}
    </Button>
  )
}

function Receipt({ postId, receipt }: { postId: string; receipt: ReceiptStep }) {
  switch (receipt.step) {
    case 'none':
      return null
    case 'sign-in':
      return (
        <Button block onPress={openSignIn}>
          登录后签收
        </Button>
      )
    case 'sign':
      return <Sign postId={postId} ready={receipt.ready} />
    case 'signed':
      return (
        <View className='posts-signed'>
          <Icon name='check' size='s' />
          <Text>{`已于 ${dateTimeText(receipt.at)} 签收${receipt.by ? `，${actedByText(receipt.by)}` : ''}`}</Text>
        </View>
      )
  }
}

interface Props {
  postId: string
  /** Null for a visitor: nobody's reading is measured without them. */
  progress: number | null
  receipt: ReceiptStep
}

/** How far the reader is, and the signature that is asked for. */
export function Foot({ postId, progress, receipt }: Props) {
  return (
    <View className='posts-foot'>
      {progress !== null && (
        <View className='posts-foot__progress'>
          <Text>阅读进度</Text>
          <View className='posts-foot__bar'>
            <ProgressBar value={progress} label='阅读进度' />
          </View>
          <Text className='posts-foot__percent'>{`${Math.round(progress * 100)}%`}</Text>
        </View>
      )}
      <Receipt postId={postId} receipt={receipt} />
    </View>
  )
}
