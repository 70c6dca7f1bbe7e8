import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { pointCategoryNames } from '@ejia/domain/points'
import { Card, NoticeBar, Stats } from '../../../shared/ui'

type Points = ReplyOf<'GET /points/mine'>

interface Props {
  points: Points
  /** The year that runs is counted up to today. */
  current: boolean
  /** Retired, and therefore left out; otherwise somebody who is not a party member yet. */
  retired: boolean
}

function average({ branchAverage, exempt }: Points): string | null {
  return branchAverage === null || exempt ? null : `支部平均 ${branchAverage} 分`
}

function Exempt({ retired }: { retired: boolean }) {
  return (
    <NoticeBar icon='check'>
      {retired ? '离退休党员不计积分，无需担心。参加活动、学习照样有记录。' : '您目前不在计分范围内，无需担心。参加活动、学习照样有记录。'}
    </NoticeBar>
  )
}

/** The year's points in one look: the sum, what waits, where they come from. */
export function Balance({ points, current, retired }: Props) {
  const { year, balance, pending, categories, exempt } = points
  const beside = [pending > 0 && `其中 ${pending} 分待确认`, average(points)].filter(Boolean)
  // Whoever is left out has nothing to add up, and is not shown a row of noughts.
  if (exempt && balance === 0 && pending === 0) return <Exempt retired={retired} />
  return (
    <>
      {exempt && <Exempt retired={retired} />}
      <Card>
        <View className='t-sub'>{current ? `${year} 年度 · 截至今天` : `${year} 年度`}</View>
        <View className='points-sum'>{balance}</View>
        {beside.length > 0 && <View className='points-beside t-sub'>{beside.join(' · ')}</View>}
        <Stats items={categories.map(({ category, points: value }) => ({ label: pointCategoryNames[category], value }))} />
      </Card>
    </>
  )
}
