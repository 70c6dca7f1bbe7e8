import { useState } from 'react'
import { openPage, replacePage, signInPage, tabPages, usePageParams } from '../../../shared/nav'
import { Button, EmptyState, NoticeBar, Page, SegmentedTabs } from '../../../shared/ui'
import { dropTicket, heldTicket } from '../ticket.store'
import { InvitationForm } from './InvitationForm'
import { PhoneWay } from './PhoneWay'
import { RequestForm } from './RequestForm'
import '../auth.scss'

type Way = 'phone' | 'invitation' | 'request'
const ways: { key: Way; text: string }[] = [
  { key: 'phone', text: '用手机号' },
  { key: 'invitation', text: '有邀请码' },
  { key: 'request', text: '填姓名' },
]

function SignInAgain({ returnTo }: { returnTo: string | undefined }) {
  return (
    <EmptyState
      icon='clock'
      title='请重新点一次微信登录'
      note='等待时间较长，登录凭据已失效。您还没有绑定，不会有任何影响。'
      action={<Button onPress={() => replacePage(signInPage, { returnTo })}>重新登录</Button>}
    />
  )
}

function Submitted() {
  return (
    <EmptyState
      icon='check'
      title='申请已提交'
      note='支部核对后会为您绑定。绑定完成后，再点一次“微信登录”就可以使用。等得久了，可以给支部书记打个电话。'
      action={<Button onPress={() => openPage(tabPages.home)}>先看公开文章</Button>}
    />
  )
}

function Ways({ ticket, returnTo, onTicketInvalid }: { ticket: string; returnTo: string | undefined; onTicketInvalid: () => void }) {
  const [way, setWay] = useState<Way>('phone')
  const [vouched, setVouched] = useState<string | null>(null)
  const [submitted, setSubmitted] = useState(false)
  if (submitted) return <Submitted />
  if (vouched !== null) {
    return (
      <>
        <NoticeBar icon='check'>手机号已经微信验证。再填一下姓名，交支部核对。</NoticeBar>
        <RequestForm ticket={vouched} phoneVouched onSubmitted={() => setSubmitted(true)} onTicketInvalid={onTicketInvalid} />
      </>
    )
  }
  return (
    <>
      <NoticeBar icon='user'>这个微信还没有绑定党员身份。绑定一次，以后点一下就能登录。</NoticeBar>
      <SegmentedTabs tabs={ways} value={way} onChange={setWay} label='绑定方式' />
      {way === 'phone' && <PhoneWay ticket={ticket} returnTo={returnTo} onNameWanted={setVouched} onTicketInvalid={onTicketInvalid} />}
      {way === 'invitation' && <InvitationForm ticket={ticket} returnTo={returnTo} onTicketInvalid={onTicketInvalid} />}
      {way === 'request' && <RequestForm ticket={ticket} onSubmitted={() => setSubmitted(true)} onTicketInvalid={onTicketInvalid} />}
      <Button kind='plain' block onPress={() => openPage(tabPages.home)}>
        先不绑定，看看公开内容
      </Button>
    </>
  )
}

export default function Bind() {
  const { returnTo } = usePageParams<'returnTo'>()
  const [ticket, setTicket] = useState(heldTicket)
  const forget = () => {
    dropTicket()
    setTicket(null)
  }
  return (
    <Page title='绑定身份'>
      {ticket === null ? <SignInAgain returnTo={returnTo} /> : <Ways ticket={ticket} returnTo={returnTo} onTicketInvalid={forget} />}
    </Page>
  )
}
