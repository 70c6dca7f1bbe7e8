import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { ProgressBar } from '../../../shared/ui'
import type { SessionState } from '../reading-pacer'

/** Counts down from what the server last said; its next word corrects it. */
function useCountdown(session: SessionState): number {
  const [left, setLeft] = useState(session.remainingSeconds)
  useEffect(() => {
    setLeft(session.remainingSeconds)
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [session])
  return left
}

/** How far the text has been read, and how long it still takes at least. */
export function Remaining({ session }: { session: SessionState }) {
  const left = useCountdown(session)
  const { nextAnchor, total } = session
  const percent = Math.round((nextAnchor / total) * 100)
  return (
    <View className='study-foot'>
      <View className='study-foot__line'>
        <View>{left > 0 ? `还需阅读约 ${left} 秒` : '读到文末就完成了'}</View>
        <View>{`已读 ${percent}%`}</View>
      </View>
      <View className='study-foot__bar'>
        <ProgressBar value={nextAnchor / total} label='阅读进度' />
      </View>
    </View>
  )
}
