import { Text, View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { hoursLeft, hoursOf } from '../../shared/study'
import { Card, ProgressBar } from '../../shared/ui'

type Summary = ReplyOf<'GET /study/summary'>

function standing({ minutes, requiredMinutes }: Summary): string {
  const missing = requiredMinutes - minutes
  return missing <= 0 ? '今年的学时已经达到要求。' : `再学 ${hoursLeft(missing)} 小时达到全年要求。`
}

/** My study time of the year beside what is asked for. */
export function YearCard({ summary }: { summary: Summary }) {
  const { year, minutes, requiredMinutes, done } = summary
  return (
    <Card>
      <View className='t-sub'>{`${year} 年度学时`}</View>
      <View className='study-hours'>
        <Text className='study-hours__value'>{hoursOf(minutes)}</Text>
        <Text className='t-sub'>{`/ ${hoursOf(requiredMinutes)} 小时`}</Text>
      </View>
      <ProgressBar value={minutes / requiredMinutes} label='全年学时' />
      <View className='study-hours__note t-sub'>{`${standing(summary)}已学完 ${done} 项。`}</View>
    </Card>
  )
}
