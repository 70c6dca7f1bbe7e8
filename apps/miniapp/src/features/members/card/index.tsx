import { useEffect, useMemo } from 'react'
import { Image, View } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import { brightScreen } from '../../../platform/screen'
import { messageOf, issuedKey, queryClient, useAction, useIssued } from '../../../shared/api'
import { qrImage } from '../../../shared/qr'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, Card, confirm, EmptyState, Loaded, Page, toast } from '../../../shared/ui'
import './index.scss'

const mine = 'POST /member-cards/mine'
type Shown = NonNullable<ReturnType<typeof useIssued<typeof mine>>['data']>

const whatItChanges = '原来的码和打印出来的卡片马上作废，工作人员再扫会提示已作废。手机丢过、码被别人拍过时换。'

function useRenewal(cardId: string) {
  const renew = useAction((call) => call('POST /member-cards/mine/renewal', { body: { cardId } }), {
    onSuccess: (card) => {
      queryClient.setQueryData(issuedKey(mine), card)
      // read anew, so that the new one is kept for when there is no network
      void queryClient.invalidateQueries({ queryKey: issuedKey(mine) })
      toast('已换成新的党员码')
    },
    onError: (error) => toast(messageOf(error)),
  })
  return async () => {
    if (await confirm({ title: '换一张党员码？', text: whatItChanges, confirmText: '换一张' })) await renew.mutateAsync().catch(() => undefined)
  }
}

function Code({ card }: { card: Shown }) {
  const source = useMemo(() => qrImage(card.text), [card.text])
  const renew = useRenewal(card.id)
  useEffect(() => brightScreen(), [])
  return (
    <>
      <Card className='members-card'>
        <View className='members-card__code' {...a11y({ role: 'img', label: `${card.member.name}的党员码，请给工作人员扫` })}>
          <Image className='members-card__image' src={source} {...a11y({ hidden: true })} />
        </View>
        <View className='members-card__name'>{card.member.name}</View>
        <View className='members-card__org'>{card.org.name}</View>
        <View className='members-card__how'>请把这个码给会场工作人员扫，由他们为您签到。</View>
      </Card>
      <View className='members-card__note'>码里没有您的姓名和电话，别人扫到也看不出是谁。没有网络时也能出示。</View>
      <Button kind='ghost' block icon='refresh' onPress={renew}>
        换一张
      </Button>
    </>
  )
}

function MyCard() {
  const card = useIssued(mine)
  return (
    <Loaded query={card} skeleton='card'>
      {(data) => <Code card={data} />}
    </Loaded>
  )
}

function Mine() {
  const { me } = useSession()
  if (me && me.member === null) return <EmptyState icon='user' title='没有党员码' note='这个账号不在党员名册里。' />
  return <MyCard />
}

export default function MemberCardPage() {
  return (
    <Page title='我的党员码'>
      <RequireSignIn reason='登录后可以出示您的党员码，由工作人员扫码签到。'>
        <Mine />
      </RequireSignIn>
    </Page>
  )
}
