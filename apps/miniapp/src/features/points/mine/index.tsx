import { useState } from 'react'
import { View } from '@tarojs/components'
import { usePullDownRefresh } from '@tarojs/taro'
import { useApi } from '../../../shared/api'
import { dayInput } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, Loaded, Page, SegmentedTabs } from '../../../shared/ui'
import { Balance } from './Balance'
import { Ledger } from './Ledger'
import '../points.scss'

/** A party year is a calendar year in Shanghai. */
const thisYear = (): number => Number(dayInput(Date.now()).slice(0, 4))
const yearTabs = (current: number) => [current, current - 1, current - 2].map((year) => ({ key: String(year), text: `${year} 年` }))

function Mine() {
  const [current] = useState(thisYear)
  const [year, setYear] = useState(current)
  const { me } = useSession()
  const points = useApi('GET /points/mine', { query: { year } }, { keepOffline: true })
  usePullDownRefresh(() => void points.refetch())
  return (
    <>
      <SegmentedTabs tabs={yearTabs(current)} value={String(year)} onChange={(key) => setYear(Number(key))} label='年度' />
      <Loaded query={points} skeleton='card'>
        {(data) => <Balance points={data} current={year === current} retired={me?.retired ?? false} />}
      </Loaded>
      {(points.data || !points.isError) && <Ledger key={year} year={year} exempt={points.data?.exempt ?? false} />}
      <View className='points-links'>
        <Button kind='plain' onPress={() => openPage('/features/points/rules/index')}>
          积分是怎么算的
        </Button>
        <Button kind='plain' onPress={() => openPage('/features/points/appeals/index')}>
          我的申诉
        </Button>
      </View>
    </>
  )
}

export default function MyPoints() {
  return (
    <Page title='我的积分'>
      <RequireSignIn reason='登录后可以看到您的积分，以及每一分的来由。'>
        <Mine />
      </RequireSignIn>
    </Page>
  )
}
