import { View } from '@tarojs/components'
import { a11y } from '../../../platform/a11y'
import { useApi } from '../../../shared/api'
import { replacePage } from '../../../shared/nav'
import { Button, Card, IconBox } from '../../../shared/ui'
import { troubleWords } from './trouble-words'
import type { Trouble, useCheckIn } from './use-check-in'

interface Props {
  trouble: Trouble
  checkIn: ReturnType<typeof useCheckIn>
}

/** Why it did not work, and the one thing to do about it. */
export function TroubleView({ trouble, checkIn }: Props) {
  const activityId = trouble.kind === 'refused' ? trouble.activityId : null
  const { data } = useApi('GET /activities/:activityId', { params: { activityId: activityId ?? '' } }, { enabled: activityId !== null })
  const { title, note, next } = troubleWords(trouble, data)
  return (
    <Card className='check-in-outcome'>
      <View {...a11y({ role: 'alert' })}>
        <IconBox name='warning' tone='neutral' ring />
        <View className='t-title'>{title}</View>
        <View className='t-sub'>{note}</View>
      </View>
      {next === 'take_other' && trouble.kind === 'other_activity' && (
        <Button block onPress={() => checkIn.submitTo(trouble.code.activityId ?? '', trouble.code, trouble.capture)}>
          签到扫到的活动
        </Button>
      )}
      <Button kind={next === 'again' ? 'primary' : 'ghost'} block onPress={checkIn.again}>
        再签一次
      </Button>
      {next === 'activity' && data && (
        <Button block onPress={() => replacePage('/features/activities/detail/index', { id: data.id })}>
          查看活动
        </Button>
      )}
    </Card>
  )
}
