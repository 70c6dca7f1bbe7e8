import { Text, View } from '@tarojs/components'
import { activityKindNames } from '@ejia/domain/activities'
import { markOf, phaseOf, type ActivitySummary } from '../../shared/activities'
import { spanText } from '../../shared/format'
import { openPage } from '../../shared/nav'
import { Icon, Pressable, Tag, type IconName } from '../../shared/ui'

function Fact({ icon, text }: { icon: IconName; text: string }) {
  return (
    <View className='activity-card__fact'>
      <Icon name={icon} size='s' />
      <Text>{text}</Text>
    </View>
  )
}

interface Props {
  activity: ActivitySummary
  /** Seen as one of those I look after. */
  managed?: boolean
}

/** One activity in a list: what, when, where, how it stands, and my own mark. */
export function ActivityCard({ activity, managed = false }: Props) {
  const { id, kind, title, place, org, startsAt, endsAt } = activity
  const phase = phaseOf(activity, Date.now())
  const mark = markOf(activity.mine)
  const when = spanText(startsAt, endsAt)
  // as it is seen, in the same order
  const spoken = [phase.text, activityKindNames[kind], mark?.text, title, when, place, managed && org.name].filter(Boolean).join(' ')
  const open = () => openPage('/features/activities/detail/index', { id })
  return (
    <Pressable className='activity-card' role='link' spoken={spoken} onPress={open}>
      <View className='activity-card__tags'>
        <Tag tone={phase.tone}>{phase.text}</Tag>
        <Tag>{activityKindNames[kind]}</Tag>
        {mark && <Tag tone={mark.tone}>{mark.text}</Tag>}
      </View>
      <View className='activity-card__title clamp-2'>{title}</View>
      <Fact icon='clock' text={when} />
      {place && <Fact icon='place' text={place} />}
      {managed && <Fact icon='branch' text={org.name} />}
    </Pressable>
  )
}
