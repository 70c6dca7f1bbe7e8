import { activityKindNames, attendanceStateNames, attendanceWayNames } from '@ejia/domain/activities'
import { useApiPages, type ItemOf } from '../../../shared/api'
import { exactText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { InfiniteList, ListRow, Page, type Tone } from '../../../shared/ui'

type Attendance = ItemOf<'GET /attendances/mine'>
const tones: Record<Attendance['state'], Tone> = { present: 'ok', pending: 'gold', void: 'neutral' }

const empty = { icon: 'activities', title: '还没有活动记录', note: '签到之后，每次活动都会记在这里。' } as const

function Row({ record }: { record: Attendance }) {
  const { activity, state, way, at, confirmed } = record
  return (
    <ListRow
      title={activity.title}
      tag={{ text: attendanceStateNames[state], tone: tones[state] }}
      note={`${activityKindNames[activity.kind]} · ${exactText(at)}`}
      meta={[attendanceWayNames[way], confirmed ? '名单已确认' : '名单待确认']}
      onPress={() => openPage('/features/activities/detail/index', { id: activity.id })}
    />
  )
}

function Records() {
  const records = useApiPages('GET /attendances/mine', { query: {} }, { keepOffline: true })
  return <InfiniteList query={records} keyOf={({ activity }) => activity.id} renderItem={(record) => <Row record={record} />} empty={empty} />
}

export default function MyRecords() {
  return (
    <Page title='我的活动记录'>
      <RequireSignIn reason='登录后可以看到您参加过的活动。'>
        <Records />
      </RequireSignIn>
    </Page>
  )
}
