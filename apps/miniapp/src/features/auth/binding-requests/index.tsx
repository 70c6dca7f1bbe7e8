import { View } from '@tarojs/components'
import { messageOf, useAction, useApiPages, type ItemOf } from '../../../shared/api'
import { momentText } from '../../../shared/format'
import { RequireSignIn } from '../../../shared/session'
import { Button, Card, confirm, InfiniteList, NoticeBar, Page, Tag, toast } from '../../../shared/ui'
import '../auth.scss'

type Request = ItemOf<'GET /binding-requests'>
/** How the person showed who they are. */
const wayText: Record<Request['way'], string> = { phone: '手机号经微信验证', name: '姓名和手机号由申请人填写' }

interface Decision {
  request: Request
  accept: boolean
}

function question({ request: { member, org, bound }, accept }: Decision) {
  if (!accept) return { title: `不同意${member.name}的申请？`, text: '申请人可以核对信息后重新申请，或向您要邀请码。', confirmText: '不同意' }
  if (!bound) return { title: `确认是${member.name}本人？`, text: `同意后，申请人的微信就能以${org.name}${member.name}的身份登录。请先当面或打电话核对。`, confirmText: '同意绑定' }
  const text = `${member.name}已绑定其他微信。同意后，原来的微信和设备马上退出，改由申请人的微信登录。请一定先当面或打电话问本人。`
  return { title: `把${member.name}换绑到新的微信？`, text, confirmText: '核实了，换绑' }
}

function useDecide() {
  const decide = useAction(
    (call, { id, accept, move }: { id: string; accept: boolean; move: boolean }) => call('POST /binding-requests/:requestId/decision', { params: { requestId: id }, body: { accept, ...(move && { move }) } }),
    {
      invalidates: ['GET /binding-requests', 'GET /home/mine'],
      onSuccess: (_, { accept }) => toast(accept ? '已绑定，对方再点一次微信登录就能使用。' : '已回绝这条申请。'),
      onError: (error) => toast(messageOf(error)),
    },
  )
  return async (decision: Decision) => {
    if (await confirm(question(decision))) await decide.mutateAsync({ id: decision.request.id, accept: decision.accept, move: decision.accept && decision.request.bound }).catch(() => undefined)
  }
}

function RequestCard({ request, onDecide }: { request: Request; onDecide: (decision: Decision) => Promise<void> }) {
  return (
    <Card>
      <View className='t-title'>
        {request.member.name} {request.bound && <Tag tone='red'>已绑定其他微信，换绑</Tag>}
      </View>
      <View className='t-sub'>{`${request.org.name} · ${momentText(request.requestedAt)}申请`}</View>
      <View className='t-sub'>{wayText[request.way]}</View>
      <View className='auth-decide'>
        <Button kind='ghost' size='small' label={`不同意${request.member.name}的申请`} onPress={() => onDecide({ request, accept: false })}>
          不同意
        </Button>
        <Button size='small' label={`同意${request.member.name}的申请`} onPress={() => onDecide({ request, accept: true })}>
          {request.bound ? '核实后换绑' : '同意绑定'}
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
      <NoticeBar icon='user'>姓名和手机号已与名册一致。同意之前，请当面或打电话和本人核对一下。</NoticeBar>
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
