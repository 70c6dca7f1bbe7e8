import { useState } from 'react'
import { windowOfNow } from '../../../shared/activities'
import { useApiPages } from '../../../shared/api'
import { InfiniteList, ListRow } from '../../../shared/ui'
import type { Activity } from '../detail/use-activity'
import { PersonSheet } from './PersonSheet'
import { actionsOn, factsOf, standingOf, type RosterRow } from './row-actions'

export type Show = 'all' | 'missing' | 'present' | 'pending' | 'leave'

const empty: Record<Show, string> = {
  all: '名单里还没有人',
  missing: '都到了',
  present: '还没有人签到',
  pending: '没有待核实的签到',
  leave: '没有人请假',
}

interface Props {
  activity: Activity
  show: Show
  q: string
}

/** Everyone expected, as far as the tab and the search let through. */
export function RosterList({ activity, show, q }: Props) {
  const [chosen, setChosen] = useState<RosterRow | null>(null)
  const query = { show, limit: 50, ...(q && { q }) }
  const roster = useApiPages('GET /activities/:activityId/roster', { params: { activityId: activity.id }, query })
  const actions = (row: RosterRow) => actionsOn(row, { state: activity.state, window: windowOfNow(activity, Date.now()), decides: activity.can.review })
  return (
    <>
      <InfiniteList
        query={roster}
        keyOf={({ member }) => member.id}
        empty={{ icon: 'people', title: q ? '没有找到这个名字' : empty[show], note: q ? '请换一个字再找。' : '名单会随签到自动更新，下拉可以刷新。' }}
        renderItem={(row) => <Row row={row} onPress={actions(row).length > 0 ? () => setChosen(row) : undefined} />}
      />
      {chosen && <PersonSheet activityId={activity.id} row={chosen} actions={actions(chosen)} onClose={() => setChosen(null)} />}
    </>
  )
}

function Row({ row, onPress }: { row: RosterRow; onPress: (() => void) | undefined }) {
  return <ListRow title={row.member.name} tag={standingOf(row)} meta={factsOf(row)} {...(onPress && { onPress })} />
}
