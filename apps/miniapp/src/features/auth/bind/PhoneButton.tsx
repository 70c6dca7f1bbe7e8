import { Button as NativeButton, View, type ButtonProps } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import { phoneAnswer, type PhoneAnswer } from './phone-answer'

interface Props {
  label: string
  busy: boolean
  onAnswer: (answer: PhoneAnswer) => unknown
}

/** One press agrees to the privacy guide, where that is still open, and shows the number. Taro's list of kinds lacks the pair. */
const openType = 'getPhoneNumber|agreePrivacyAuthorization' as ButtonProps['openType'] & string

/** WeChat asks the person with a dialog of its own; only its own button may. */
export function PhoneButton({ label, busy, onAnswer }: Props) {
  return (
    <NativeButton
      id='phone-number'
      className='btn__native'
      openType={openType}
      disabled={busy}
      onGetPhoneNumber={({ detail }) => void onAnswer(phoneAnswer(detail))}
      onAgreePrivacyAuthorization={() => undefined}
      {...a11y({ role: 'button', label, disabled: busy })}
    >
      <View className='btn btn--primary btn--normal btn--block' {...a11y({ hidden: true })}>
        <View className='btn__face'>
          {busy && <View className='btn__spinner' />}
          {label}
        </View>
      </View>
    </NativeButton>
  )
}
