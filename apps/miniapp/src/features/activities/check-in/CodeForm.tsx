import { useState } from 'react'
import { View } from '@tarojs/components'
import { typedLength } from '@ejia/domain/check-in'
import { pasteText } from '../../../platform/clipboard'
import { Button, Card, TextInput } from '../../../shared/ui'
import { readCode } from './code'

interface Props {
  title: string
  /** The only way in on a phone that cannot scan, and then the page's main action. */
  main: boolean
  onCode: (text: string) => Promise<void>
}

const wrong = `签到码是屏幕二维码下方的 ${typedLength} 个字母和数字，请核对后再输一次。`

/** For phones without a camera: type the eight characters, or paste the code. */
export function CodeForm({ title, main, onCode }: Props) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const change = (value: string) => {
    setText(value)
    setError(undefined)
  }
  const submit = () => {
    if (readCode(text)) return onCode(text)
    return setError(wrong)
  }
  const paste = async () => {
    const pasted = await pasteText()
    if (pasted === undefined) setError('读不到剪贴板，请长按输入框粘贴。')
    else if (pasted.trim() === '') setError('剪贴板里没有内容。')
    else change(pasted.trim())
  }
  return (
    <Card>
      <TextInput
        label={title}
        value={text}
        onChange={change}
        onConfirm={submit}
        maxLength={300}
        placeholder='如 ACD3 EF47'
        hint='屏幕二维码下方的 8 个字母和数字，不分大小写'
        error={error}
      />
      <View className='check-in-form__actions'>
        <Button kind='ghost' onPress={paste}>
          粘贴
        </Button>
        <Button kind={main ? 'primary' : 'ghost'} block onPress={submit}>
          提交签到码
        </Button>
      </View>
    </Card>
  )
}
