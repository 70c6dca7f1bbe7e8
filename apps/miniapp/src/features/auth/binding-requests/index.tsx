import { View } from '@tarojs/components'
import { messageOf, useAction, useApiPages, type ItemOf } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, confirm, InfiniteList, NoticeBar, Page, toast } from '../../../shared/ui'
import '../auth.scss'

type Request = ItemOf<'GET /binding-requests'>
interface Decision {
  request: Request
  accept: boolean
}

const question = ({ request: { member, org }, accept }: Decision) =>
  accept
    ? { title: `确认是${member.name}本人？`, text: `同意后，申请人的微信就能以${org.name}${member.name}的身份登录。请先当面或打电话核对。`, confirmText: '同意绑定' }
    : { title: `不同意${member.name}的申请？`, text: '申请人可以核对信息后重新申请，或向您要邀请码。', confirmText: '不同意' }

function useDecide() {
  const decide = useAction(
    (call, { id, accept }: { id: string; accept: boolean }) => call('POST /binding-requests/:requestId/decision', { params: { requestId: id }, body: { accept } }),
    {
      invalidates: ['GET /binding-requests', 'GET /home/mine'],
      onSuccess: (_, { accept }) => toast(accept ? '已绑定，对方再点一次微信登录就能使用。' : '已回绝这条申请。'),
      onError: (error) => toast(messageOf(error)),
    },
  )
  return async (decision: Decision) => {
    if (await confirm(question(decision))) await decide.mutateAsync({ id: decision.request.id, accept: decision.accept }).catch(() => undefined)
  }
}

function RequestCard({ request, onDecide }: { request: Request; onDecide: (decision: Decision) => Promise<void> }) {
  return (
    <Card>
      <View className='t-title'>{request.member.name}</View>
      <View className='t-sub'>{`${request.org.name} · ${momentText(request.requestedAt)}申请`}</View>
      <View className='auth-decide'>
        <Button kind='ghost' size='small' label={`不同意${request.member.name}的申请`} onPress={() => onDecide({ request, accept: false })}>
          不同意
        </Button>
        <Button size='small' label={`同意${request.member.name}的申请`} onPress={() => onDecide({ request, accept: true })}>
          同意绑定
        </Button>
      </View>
    </Card>
  )
}

function Waiting() {
  const query = useApiPages('GET /binding-requests', { query: {} })
  const decide = useDecide()
  return (
    <>
      <NoticeBar icon='user'>姓名和手机号已与名册一致。同意之前，请和本人核对一下。</NoticeBar>
      <InfiniteList
        cards
        query={query}
        keyOf={({ id }) => id}
        renderItem={(request) => <RequestCard request={request} onDecide={decide} />}
        empty={{ icon: 'check', title: '没有待处理的申请', note: '有党员申请绑定微信时，会显示在这里。' }}
      />
    </>
  )
}

export default function BindingRequests() {
  return (
    <Page title='绑定申请'>
      <RequireSignIn reason='登录后可以处理本支部的绑定申请。'>
        <Waiting />
      </RequireSignIn>
    </Page>
  )
}
