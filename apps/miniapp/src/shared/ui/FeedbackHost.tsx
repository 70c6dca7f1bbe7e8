import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Button } from './Button'
import { useFeedback, type Question } from './feedback.store'
import { PrivacySheet } from './PrivacySheet'
import { useDialog } from './use-dialog'

type Asked = Question & { answer: (yes: boolean) => void }

function Dialog({ title, text, confirmText = '确定', cancelText = '取消', answer }: Asked) {
  const id = useDialog(() => answer(false))
  return (
    <View id={id} className='overlay overlay--center' catchMove {...a11y({ role: 'dialog', label: title, modal: true })}>
      <View className='overlay__mask' {...a11y({ hidden: true })} />
      <View className='dialog'>
        <View className='dialog__title' {...a11y({ role: 'heading', level: 2 })}>
          {title}
        </View>
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

/** There before its text: screen readers read out what changes in a live region, not one that arrives with its words. */
function Toast() {
  const text = useFeedback((state) => state.toast)
  return (
    <View className='toast' {...a11y({ role: 'status', live: 'polite' })}>
      {text !== null && <View className='toast__face'>{text}</View>}
    </View>
  )
}

/** Where `toast`, `confirm` and WeChat's question about personal data appear; `Page` and `TabPage` carry one while they are in front. */
export function FeedbackHost() {
  const question = useFeedback((state) => state.question)
  return (
    <>
      <Toast />
      {question && <Dialog {...question} />}
      <PrivacySheet />
    </>
  )
}
