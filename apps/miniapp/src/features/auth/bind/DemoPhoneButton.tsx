import { useState } from 'react'
import { View } from '@tarojs/components'
import { isMobile } from '@ejia/domain/members'
import { messageOf } from '../../../shared/api'
import { Button, Sheet, TextInput } from '../../../shared/ui'
import { demoPhoneCode } from '../wechat-codes'
import type { PhoneAnswer } from './phone-answer'

interface Props {
  label: string
  busy: boolean
  onAnswer: (answer: PhoneAnswer) => unknown
}

/** On a demonstration WeChat's dialog is played: which number has this phone? */
export function DemoPhoneButton({ label, busy, onAnswer }: Props) {
  const [open, setOpen] = useState(false)
  const [phone, setPhone] = useState('')
  const [error, setError] = useState<string>()
  const refuse = () => {
    setOpen(false)
    onAnswer({ problem: 'refused' })
  }
  const allow = async () => {
    if (!isMobile(phone.trim())) return setError('请填写 11 位手机号。')
    try {
      const code = await demoPhoneCode(phone.trim())
      setOpen(false)
      await onAnswer({ code })
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  return (
    <>
      <Button block loading={busy} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Sheet open={open} title='演示：这部手机的号码' onClose={refuse}>
        <View className='auth-demo-phone'>
          <TextInput
            label='手机号'
            type='number'
            maxLength={11}
            value={phone}
            error={error}
            hint='真的微信会在这里弹出本机号码。可以填名册上某位党员的号码，也可以随便填一个，看看会怎样。'
            onChange={setPhone}
          />
          <Button block onPress={allow}>
            允许
          </Button>
          <Button kind='plain' block onPress={refuse}>
            不允许
          </Button>
        </View>
      </Sheet>
    </>
  )
}
