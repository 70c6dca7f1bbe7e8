import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useApi } from '../../shared/api'
import { useSession } from '../../shared/session'
import { Loaded, TabPage, usePrefs } from '../../shared/ui'
import { ElderTiles } from './ElderTiles'
import { Hero } from './Hero'
import { Notices } from './Notices'
import { SectionGrid } from './SectionGrid'

export default function HomeTab() {
  const home = useApi('GET /home', {}, { keepOffline: true })
  const { me } = useSession()
  const elder = usePrefs((prefs) => prefs.elder)
  usePullDownRefresh(() => {
    void home.refetch().finally(() => Taro.stopPullDownRefresh())
  })
  const org = me ? me.orgLine.join(' · ') : (home.data?.organisation ?? ' ')
  const header = <Hero org={org} title={elder ? '您好，党员E家' : '党员E家'} search={!elder} />
  return (
    <TabPage tab='home' header={header}>
      {elder ? (
        <ElderTiles />
      ) : (
        <>
          <SectionGrid />
          <Loaded query={home}>{({ notices }) => <Notices notices={notices} />}</Loaded>
        </>
      )}
    </TabPage>
  )
}
