import { useState } from 'react'
import { View } from '@tarojs/components'
import { normaliseCode } from '@ejia/domain/check-in'
import { credentials } from '../../../platform/credentials'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { leaveSignIn } from '../../../shared/nav'
import { acceptTokens } from '../../../shared/session'
import { Button, Card, TextInput } from '../../../shared/ui'
import { dropTicket } from '../ticket.store'

/** Letters of an invitation. */
const length = 10

interface Props {
  ticket: string
  returnTo: string | undefined
  onTicketInvalid: () => void
}

const isTicketGone = (error: unknown): boolean => error instanceof ApiError && error.code === 'auth.ticket_invalid'

/** Binds with the code the secretary handed out. Blanks, dashes and small letters are all fine. */
export function InvitationForm({ ticket, returnTo, onTicketInvalid }: Props) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const bind = useAction((call, invitation: string) => call('POST /auth/bindings', { body: { ticket, invitation, client: credentials.client } }), {
    onSuccess: (tokens) => {
      dropTicket()
      acceptTokens(tokens)
      leaveSignIn(returnTo)
    },
    onError: (refusal) => (isTicketGone(refusal) ? onTicketInvalid() : setError(messageOf(refusal))),
  })
  const submit = () => {
    const code = normaliseCode(typed, length)
    setError(code === null ? '邀请码是 10 位字母和数字，请再核对一下。' : undefined)
    return code === null ? undefined : bind.mutateAsync(code).catch(() => undefined)
  }
  return (
    <Card>
      <TextInput
        label='邀请码'
        value={typed}
        onChange={setTyped}
        maxLength={24}
        placeholder='例如 ACDEF-GHJKM'
        hint='支部书记发给您的 10 位码，大小写、空格、短横都可以。'
        error={error}
        onConfirm={submit}
      />
      <View className='auth-action'>
        <Button block onPress={submit}>
          绑定并登录
        </Button>
      </View>
    </Card>
  )
}
