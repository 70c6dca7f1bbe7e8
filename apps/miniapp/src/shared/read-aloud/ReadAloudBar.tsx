import { View } from '@tarojs/components'
import { Button, NoticeBar, usePrefs } from '../ui'
import type { ReadAloud } from './use-read-aloud'
import './read-aloud.scss'

/** Starts, pauses and ends the reading; a large button of its own in 长辈版. Nothing where there is no voice. */
export function ReadAloudBar({ can, state, failed, start, pause, resume, stop }: ReadAloud) {
  const elder = usePrefs((prefs) => prefs.elder)
  if (!can) return null
  if (state === 'off') {
    return (
      <View className='read-aloud'>
        <Button kind='ghost' icon='sound' block={elder} {...(!elder && { size: 'small' as const })} onPress={start}>
          读给我听
        </Button>
        {failed && <NoticeBar>朗读中断了，请再试一次。</NoticeBar>}
      </View>
    )
  }
  return (
    <View className='read-aloud read-aloud--on'>
      <Button kind='ghost' icon={state === 'playing' ? 'pause' : 'sound'} onPress={state === 'playing' ? pause : resume}>
        {state === 'playing' ? '暂停' : '继续'}
      </Button>
      <Button kind='plain' onPress={stop}>
        停止朗读
      </Button>
    </View>
  )
}
