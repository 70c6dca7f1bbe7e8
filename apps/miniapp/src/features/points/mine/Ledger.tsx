import { View } from '@tarojs/components'
import { pointCategoryNames } from '@ejia/domain/points'
import { useApiPages } from '../../../shared/api'
import { dayText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { InfiniteList, ListRow } from '../../../shared/ui'
import { Delta } from '../Delta'
import { stateOf, type Entry } from '../words'

function Row({ entry }: { entry: Entry }) {
  return (
    <ListRow
      title={entry.title}
      tag={stateOf(entry) ?? false}
      meta={[dayText(entry.factOn), pointCategoryNames[entry.category]]}
      value={<Delta points={entry.delta} />}
      onPress={() => openPage('/features/points/entry/index', { id: entry.id })}
    />
  )
}

const empty = { icon: 'star', title: '这一年还没有积分', note: '参加活动、完成学习后，积分和来由会显示在这里。' } as const
const emptyExempt = { icon: 'star', title: '这一年没有积分记录', note: '您参加的活动和学习，可以在“我的”里的活动记录、学习记录查看。' } as const

/** Every point of a year, newest first. */
export function Ledger({ year, exempt }: { year: number; exempt: boolean }) {
  const query = useApiPages('GET /points/mine/ledger', { query: { year } }, { keepOffline: true })
  return (
    <>
      <View className='points-heading'>
        <View className='points-heading__title'>明细</View>
        <View className='t-sub'>每一分都可查，点开看来由</View>
      </View>
      <InfiniteList
        query={query}
        keyOf={({ id }) => id}
        renderItem={(entry) => <Row entry={entry} />}
        empty={exempt ? emptyExempt : empty}
      />
    </>
  )
}
