import { View } from '@tarojs/components'
import { dayText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { useSession } from '../../../shared/session'
import { Button, IconBox } from '../../../shared/ui'

interface Props {
  completedAt: string
  creditMinutes: number
}

/** The quiet word at the end of a text that was read. */
export function Finished({ completedAt, creditMinutes }: Props) {
  const { me } = useSession()
  return (
    <View className='study-done'>
      <IconBox name='check' tone='ok' ring />
      <View className='t-title'>学完了</View>
      <View className='study-done__note'>{`${dayText(completedAt)}学完，计入 ${creditMinutes} 分钟学时。`}</View>
      <View className='study-done__note'>
        {me?.retired ? '离退休党员不计积分，无需担心。' : '积分按规则记入您的账户，来由可以在“我的积分”里看到。'}
      </View>
      {!me?.retired && (
        <Button kind='ghost' icon='star' onPress={() => openPage('/features/points/mine/index')}>
          我的积分
        </Button>
      )}
    </View>
  )
}
