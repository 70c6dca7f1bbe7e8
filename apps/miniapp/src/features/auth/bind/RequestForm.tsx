import { useState } from 'react'
import { View } from '@tarojs/components'
import { isMobile } from '@ejia/domain/members'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { Button, Card, TextInput } from '../../../shared/ui'

interface Form {
  name: string
  phone: string
}
type Errors = Partial<Record<keyof Form | 'form', string | undefined>>

/** What cannot be right before anything is sent. */
function problemsOf({ name, phone }: Form, phoneVouched: boolean): Errors {
  return {
    name: name.trim() === '' ? '请填写姓名。' : undefined,
    phone: phoneVouched || isMobile(phone.replace(/\s/g, '')) ? undefined : '请填写 11 位手机号。',
  }
}

function refusalOf(error: unknown): Errors {
  if (!(error instanceof ApiError) || error.fields.length === 0) return { form: messageOf(error) }
  return { name: error.fieldMessage('name'), phone: error.fieldMessage('phone') }
}

interface Props {
  ticket: string
  /** WeChat has vouched for the number; the ticket carries it. */
  phoneVouched?: boolean
  onSubmitted: () => void
  onTicketInvalid: () => void
}

/** Asks the branch to bind. The answer is the same for everyone, so it tells nobody who is on the roster. */
export function RequestForm({ ticket, phoneVouched = false, onSubmitted, onTicketInvalid }: Props) {
  // Kept until a relaunch by scanning is over; a number is not written down.
  const { value: form, change, forget } = useDraft<Form>('bind', { name: '', phone: '' }, { memoryOnly: true })
  const [errors, setErrors] = useState<Errors>({})
  const request = useAction((call, { name, phone }: Form) => call('POST /auth/binding-requests', { body: { ticket, name: name.trim(), ...(!phoneVouched && { phone: phone.replace(/\s/g, '') }) } }), {
    onSuccess: () => {
      forget()
      onSubmitted()
    },
    onError: (error) => (error instanceof ApiError && error.code === 'auth.ticket_invalid' ? onTicketInvalid() : setErrors(refusalOf(error))),
  })
  const submit = () => {
    const found = problemsOf(form, phoneVouched)
    setErrors(found)
    return found.name || found.phone ? undefined : request.mutateAsync(form).catch(() => undefined)
  }
  return (
    <Card>
      <TextInput label='姓名' required maxLength={40} value={form.name} error={errors.name ?? (phoneVouched ? errors.form : undefined)} onChange={(name) => change({ name })} />
      {!phoneVouched && (
        <TextInput
          label='手机号'
          required
          type='number'
          maxLength={11}
          value={form.phone}
          error={errors.phone ?? errors.form}
          hint='登记在党员名册上的手机号，只用来核对身份。'
          onChange={(phone) => change({ phone })}
        />
      )}
      <View className='auth-action'>
        <Button block onPress={submit}>
          提交申请
        </Button>
      </View>
    </Card>
  )
}
