import type { ReplyOf } from '@ejia/contract/client/caller'
import { useSession } from '../../shared/session'
import { Loaded, Skeleton, TabPage, usePrefs } from '../../shared/ui'
import { CallBanner } from './CallBanner'
import { ElderTiles } from './ElderTiles'
import { Foot } from './Foot'
import { Hero } from './Hero'
import { Now } from './Now'
import { Posts } from './Posts'
import { SectionGrid } from './SectionGrid'
import { Todos } from './Todos'
import { useHome } from './use-home'

type MyHome = ReplyOf<'GET /home/mine'>

const noNotices = { title: '还没有公告', note: '新的公告会显示在这里。' }

/** Newest notices, what I still owe, then what happened lately. */
function Lists({ home, mine }: { home: ReplyOf<'GET /home'>; mine: MyHome | undefined }) {
  return (
    <>
      <Posts title='最新公告' section='notices' posts={home.notices} empty={noNotices} />
      {mine && <Todos todos={mine.todos} count={mine.todoCount} />}
      {home.news.length > 0 && <Posts title='党建动态' section='news' posts={home.news} empty={noNotices} />}
    </>
  )
}

export default function HomeTab() {
  const { home, mine, awaitingMine } = useHome()
  const { me } = useSession()
  const elder = usePrefs((prefs) => prefs.elder)
  const org = me ? me.orgLine.join(' · ') : (home.data?.organisation ?? ' ')
  const header = <Hero org={org} title={elder ? '您好，党员E家' : '党员E家'} search={!elder} />
  return (
    <TabPage tab='home' header={header}>
      <CallBanner todos={mine?.todos} />
      {elder ? (
        <ElderTiles notices={home.data?.notices} activity={mine?.activity} />
      ) : (
        <>
          {awaitingMine && <Skeleton shape='card' />}
          {mine?.activity && <Now activity={mine.activity} />}
          <SectionGrid />
          <Loaded query={home}>{(data) => <Lists home={data} mine={mine} />}</Loaded>
        </>
      )}
      {home.data && <Foot organisation={home.data.organisation} footer={home.data.footer} />}
    </TabPage>
  )
}
