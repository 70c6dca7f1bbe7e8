import { useState } from 'react'
import { View } from '@tarojs/components'
import { credentials } from '../../../platform/credentials'
import { hasWechatLogin } from '../../../platform/login'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { leaveSignIn, openPage } from '../../../shared/nav'
import { acceptTokens } from '../../../shared/session'
import { Button, Card, NoticeBar } from '../../../shared/ui'
import { dropTicket } from '../ticket.store'
import { DemoPhoneButton } from './DemoPhoneButton'
import { phoneProblemText, type PhoneAnswer } from './phone-answer'
import { PhoneButton } from './PhoneButton'

interface Props {
  ticket: string
  returnTo: string | undefined
  /** The number is vouched for, but the branch has to look: the ticket that goes on from here. */
  onNameWanted: (ticket: string) => void
  onTicketInvalid: () => void
}

const label = '用手机号绑定'
const Ask = hasWechatLogin ? PhoneButton : DemoPhoneButton

/** Binds by the number WeChat vouches for: nothing to type where the roster has it once. */
export function PhoneWay({ ticket, returnTo, onNameWanted, onTicketInvalid }: Props) {
  const [problem, setProblem] = useState<string>()
  const bind = useAction((call, phoneCode: string) => call('POST /auth/phone-bindings', { body: { ticket, phoneCode, client: credentials.client } }), {
    onSuccess: (answer) => {
      if (answer.state === 'name_wanted') return onNameWanted(answer.ticket)
      dropTicket()
      acceptTokens(answer.tokens)
      leaveSignIn(returnTo)
    },
    onError: (error) => (error instanceof ApiError && error.code === 'auth.ticket_invalid' ? onTicketInvalid() : setProblem(messageOf(error))),
  })
  const take = (answer: PhoneAnswer) => {
    setProblem('problem' in answer ? phoneProblemText[answer.problem] : undefined)
    return 'code' in answer ? bind.mutateAsync(answer.code).catch(() => undefined) : undefined
  }
  return (
    <Card>
      <View className='auth-way__note'>微信会先问您是否允许。手机号只用来和党员名册核对，不另外保存，也不给别人看。</View>
      {problem && <NoticeBar icon='warning'>{problem}</NoticeBar>}
      <View className='auth-action'>
        <Ask label={label} busy={bind.isPending} onAnswer={take} />
      </View>
      <Button kind='plain' icon='file' block onPress={() => openPage('/features/about/privacy/index')}>
        隐私保护指引
      </Button>
    </Card>
  )
}
