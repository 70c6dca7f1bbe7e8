import { View } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import { ApiError, messageOf } from '../../../shared/api'
import { Button, Card, IconBox } from '../../../shared/ui'
import { openPage, tabPages } from '../../../shared/nav'
import type { ConsoleState } from './use-console-sign-in'

type Ended = Extract<ConsoleState, { step: 'done' | 'trouble' | 'foreign' }>

interface Words {
  title: string
  note: string
  tone: 'ok' | 'neutral'
  /** Whether scanning another code helps. */
  again: boolean
}

/** Codes that mean: this QR is used up, the next one works. */
const usedUp = ['auth.console_expired', 'auth.console_other_person', 'auth.console_decided', 'auth.console_not_scanned']

export function wordsOf(state: Ended): Words {
  if (state.step === 'foreign') return { title: '这不是电脑端的登录二维码', note: '请扫电脑浏览器里“党员E家”登录页上的二维码。', tone: 'neutral', again: true }
  if (state.step === 'done' && state.outcome === 'confirmed') return { title: '已确认', note: '电脑上马上就能使用。', tone: 'ok', again: false }
  if (state.step === 'done') return { title: '已取消', note: '电脑上没有登录。', tone: 'neutral', again: false }
  const { error } = state
  if (error === null) return { title: '二维码已过期', note: '请在电脑上刷新二维码后再扫。', tone: 'neutral', again: true }
  if (error instanceof ApiError && usedUp.includes(error.code)) return { title: '没有登录电脑端', note: messageOf(error), tone: 'neutral', again: true }
  return { title: '没有登录电脑端', note: messageOf(error), tone: 'neutral', again: !(error instanceof ApiError && error.code === 'auth.console_no_role') }
}

/** How it ended, and the next step. */
export function Outcome({ state, onAgain }: { state: Ended; onAgain: () => void }) {
  const { title, note, tone, again } = wordsOf(state)
  return (
    <Card className='auth-hello'>
      <View {...a11y({ role: tone === 'ok' ? 'status' : 'alert' })}>
        <IconBox name={tone === 'ok' ? 'check' : 'warning'} tone={tone} ring />
        <View className='t-title'>{title}</View>
        <View className='auth-hello__note'>{note}</View>
      </View>
      {again && (
        <Button block onPress={onAgain}>
          重新扫码
        </Button>
      )}
      <Button kind='ghost' block onPress={() => openPage(tabPages.home)}>
        回首页
      </Button>
    </Card>
  )
}
