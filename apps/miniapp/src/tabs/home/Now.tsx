import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { markOf, phaseOf, windowOfNow } from '../../shared/activities'
import { spanText } from '../../shared/format'
import { openPage } from '../../shared/nav'
import { Button, Card, Tag } from '../../shared/ui'
import './index.scss'

export type NextActivity = NonNullable<ReplyOf<'GET /home/mine'>['activity']>

/** May I check in now, as far as this phone can tell? The server decides. */
export function mayCheckIn(activity: NextActivity, now: number): boolean {
  const { mine, state } = activity
  const away = mine?.leave === 'granted'
  return mine !== null && state === 'open' && mine.attendance === null && !away && windowOfNow(activity, now) === 'within'
}

const running = (activity: NextActivity, now: number): boolean => now >= new Date(activity.checkInOpensAt).getTime()

/** Where, and how many have come; before it begins, when it is. */
function noteOf(activity: NextActivity, now: number): string {
  const { place, headcount, startsAt, endsAt } = activity
  const second = running(activity, now) ? `已到 ${headcount.present}/${headcount.expected}` : spanText(startsAt, endsAt, now)
  return [place, second].filter(Boolean).join(' · ')
}

/** What is happening now, or next, with its one action. */
export function Now({ activity }: { activity: NextActivity }) {
  const now = Date.now()
  const { id, title } = activity
  const phase = phaseOf(activity, now)
  const mark = markOf(activity.mine)
  const checkIn = mayCheckIn(activity, now)
  const open = () => openPage(checkIn ? '/features/activities/check-in/index' : '/features/activities/detail/index', { id })
  return (
    <Card className='home-now'>
      <View className='home-now__main'>
        <View className='home-now__title'>
          <Tag tone={phase.tone}>{phase.text}</Tag> {title}
        </View>
        <View className='t-sub'>{noteOf(activity, now)}</View>
        {mark && <Tag tone={mark.tone}>{mark.text}</Tag>}
      </View>
      <Button size='small' kind={checkIn ? 'primary' : 'ghost'} label={`${checkIn ? '签到' : '查看'}：${title}`} onPress={open}>
        {checkIn ? '签到' : '查看'}
      </Button>
    </Card>
  )
}
