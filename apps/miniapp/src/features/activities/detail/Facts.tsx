import { Text, View } from '@tarojs/components'
import { activityKindNames } from '@ejia/domain/activities'
import { phaseOf } from '../../../shared/activities'
import { dateTimeText, spanText } from '../../../shared/format'
import { Card, Icon, Tag, type IconName } from '../../../shared/ui'
import { HeadcountTiles } from '../HeadcountTiles'
import type { Activity } from './use-activity'

function Fact({ icon, text }: { icon: IconName; text: string }) {
  return (
    <View className='activity-fact'>
      <Icon name={icon} size='s' />
      <Text>{text}</Text>
    </View>
  )
}

function signUpText({ signUpMode, quota, signUpClosesAt, headcount }: Activity): string | null {
  if (signUpMode !== 'sign_up') return null
  const places = quota === null ? `已报名 ${headcount.signedUp} 人` : `已报名 ${headcount.signedUp} 人，名额 ${quota} 人`
  return signUpClosesAt ? `${places}，${dateTimeText(signUpClosesAt)} 截止` : places
}

/** What, when, where, who organises, and who is there. */
export function Facts({ activity }: { activity: Activity }) {
  const { kind, title, place, org, startsAt, endsAt, headcount, state } = activity
  const phase = phaseOf(activity, Date.now())
  const signUp = signUpText(activity)
  return (
    <Card>
      <View className='activity-tags'>
        <Tag tone={phase.tone}>{phase.text}</Tag>
        <Tag>{activityKindNames[kind]}</Tag>
      </View>
      <View className='t-title'>{title}</View>
      <View className='activity-facts'>
        <Fact icon='clock' text={spanText(startsAt, endsAt)} />
        {place && <Fact icon='place' text={place} />}
        <Fact icon='branch' text={org.name} />
        {signUp && <Fact icon='people' text={signUp} />}
      </View>
      {state !== 'draft' && <HeadcountTiles headcount={headcount} />}
    </Card>
  )
}
