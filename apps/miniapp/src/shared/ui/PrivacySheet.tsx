import { privacyItemOf } from '@ejia/domain/privacy-items'
import { Button as NativeButton, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { openPrivacyGuide } from '../../platform/privacy'
import { openPage } from '../nav'
import { Button } from './Button'
import { answerPrivacy, usePrivacy } from './privacy.store'
import { Sheet } from './Sheet'

/** WeChat compares it with the button that was pressed. */
const agreeId = 'privacy-agree'
const title = '使用前请您同意'

async function readGuide(): Promise<void> {
  if (await openPrivacyGuide()) return
  // the question cannot stay open above another page
  answerPrivacy(null)
  openPage('/features/about/privacy/index')
}

function wordsFor(referrer: string): string {
  const item = privacyItemOf(referrer)
  if (!item) return '接下来的操作需要使用您的个人信息，只用于这一项。'
  return `为了${item.purpose}，需要使用您${item.what}，只用于这一项。`
}

/** Asks before anything of the phone is used that says something about its owner. What it is for stands first. */
export function PrivacySheet() {
  const [question] = usePrivacy((state) => state.questions)
  return (
    <Sheet open={question !== undefined} title={title} onClose={() => answerPrivacy(null)}>
      <View className='privacy__text'>{wordsFor(question?.referrer ?? '')}</View>
      <View className='privacy__text'>不同意也可以继续浏览和使用其他功能。</View>
      <Button kind='plain' icon='file' onPress={readGuide}>
        查看隐私保护指引
      </Button>
      <View className='privacy__actions'>
        <Button kind='ghost' block onPress={() => answerPrivacy(null)}>
          不同意
        </Button>
        <NativeButton
          id={agreeId}
          className='btn__native privacy__agree'
          openType='agreePrivacyAuthorization'
          onAgreePrivacyAuthorization={() => answerPrivacy(agreeId)}
          {...a11y({ role: 'button', label: '同意' })}
        >
          <View className='btn btn--primary btn--block' {...a11y({ hidden: true })}>
            <View className='btn__face'>同意</View>
          </View>
        </NativeButton>
      </View>
    </Sheet>
  )
}
