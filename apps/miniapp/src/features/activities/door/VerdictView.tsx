import { View } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import { Icon, type IconName } from '../../../shared/ui'
import type { Tone, Verdict } from './verdict'

const icons: Record<Tone, IconName> = { ok: 'check', known: 'clock', ask: 'people', bad: 'warning', kept: 'offline' }
const words: Record<Tone, string> = { ok: '已签到', known: '已经签过', ask: '请决定', bad: '没有登记', kept: '等待网络' }

/** Green, yellow or red, with the word: colour alone says nothing to some. */
export function VerdictView({ verdict }: { verdict: Verdict | null }) {
  return (
    <View className='door-live' {...a11y({ role: 'status', live: 'polite' })}>
      {verdict === null ? (
        <View className='door-idle'>对准党员手机上或卡片上的党员码</View>
      ) : (
        <View className={`door-verdict door-verdict--${verdict.tone}`}>
          <View className='door-verdict__word'>
            <Icon name={icons[verdict.tone]} />
            {words[verdict.tone]}
          </View>
          <View className='door-verdict__title'>{verdict.title}</View>
          <View className='door-verdict__note'>{verdict.note}</View>
        </View>
      )}
    </View>
  )
}
