import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Button } from './Button'
import { useFeedback } from './feedback.store'

function Dialog() {
  const question = useFeedback((state) => state.question)
  if (!question) return null
  const { title, text, confirmText = '确定', cancelText = '取消', answer } = question
  return (
    <View className='overlay overlay--center' catchMove {...a11y({ role: 'dialog', label: title })}>
      <View className='overlay__mask' {...a11y({ hidden: true })} />
      <View className='dialog'>
        <View className='dialog__title'>{title}</View>
        {text && <View className='dialog__text'>{text}</View>}
        <View className='dialog__actions'>
          <Button kind='ghost' block onPress={() => answer(false)}>
            {cancelText}
          </Button>
          <Button block onPress={() => answer(true)}>
            {confirmText}
          </Button>
        </View>
      </View>
    </View>
  )
}

function Toast() {
  const text = useFeedback((state) => state.toast)
  if (text === null) return null
  return (
    <View className='toast'>
      <View className='toast__face' {...a11y({ role: 'status' })}>
        {text}
      </View>
    </View>
  )
}

/** Where `toast` and `confirm` appear; `Page` and `TabPage` carry one while they are in front. */
export function FeedbackHost() {
  return (
    <>
      <Toast />
      <Dialog />
    </>
  )
}
