import { useState } from 'react'
import { View } from '@tarojs/components'
import { callStateAt, elapsedText } from '@ejia/domain/call-ups'
import { useApi } from '../../../shared/api'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, EmptyState, ListRow, Loaded, NoticeBar, Page, SectionHeader, Stats } from '../../../shared/ui'
import { Heading } from '../Heading'
import { useNow } from '../use-now'
import { factsOf, standingTag, type CalledPerson, type Live } from '../words'
import { Decisions } from './Decisions'
import { PersonSheet } from './PersonSheet'
import '../call-ups.scss'

/** Asked for again while somebody looks; the server does not push, so a broken connection needs no mending. */
const everyMs = 3000

function Head({ live, readAt }: { live: Live; readAt: number }) {
  const { call, counts } = live
  const running = call.state === 'running'
  const now = useNow(running)
  // the server's clock, carried on by this one
  const passed = elapsedText(Date.parse(call.calledAt), Date.parse(live.now) + Math.max(0, now - readAt))
  return (
    <Card>
      <Heading call={call} />
      <View className='t-sub'>{running ? `召集已过 ${passed}` : (call.stoodDown?.word ?? '召集已经结束')}</View>
      <View className='call-ups-stats'>
        <Stats items={[{ label: '应到', value: counts.expected }, { label: '已看', value: counts.seen }, { label: '没回应', value: counts.unanswered }]} />
        <Stats items={[{ label: '马上到', value: counts.coming }, { label: '来不了', value: counts.cannot }, { label: '已到场', value: counts.arrived }]} />
      </View>
    </Card>
  )
}

function People({ live, onChoose }: { live: Live; onChoose: (memberId: string) => void }) {
  return (
    <Card>
      <SectionHeader title='名单' />
      {live.people.map((person) => (
        <ListRow
          key={person.member.id}
          title={person.captain ? `${person.member.name}（队长）` : person.member.name}
          tag={standingTag(person.standing)}
          meta={factsOf(person)}
          onPress={() => onChoose(person.member.id)}
        />
      ))}
    </Card>
  )
}

function Board({ live, readAt }: { live: Live; readAt: number }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const person: CalledPerson | undefined = live.people.find(({ member }) => member.id === chosen)
  return (
    <>
      <Head live={live} readAt={readAt} />
      <Decisions live={live} />
      {live.can.mark && <NoticeBar icon='phone'>没回应的排在最前。点姓名可以打电话、登记到场。</NoticeBar>}
      <People live={live} onChoose={setChosen} />
      {person && <PersonSheet callUpId={live.call.id} person={person} can={live.can} onClose={() => setChosen(null)} />}
    </>
  )
}

function Loading() {
  const { id = '' } = usePageParams<'id'>()
  const [over, setOver] = useState(false)
  const live = useApi('GET /call-ups/:callUpId/live', { params: { callUpId: id } }, over ? {} : { refetchInterval: everyMs })
  const isOver = live.data !== undefined && isEnded(live.data)
  if (isOver !== over) setOver(isOver)
  if (!id) return <EmptyState icon='people' title='没有指定召集' note='请从“应急召集”里打开。' />
  return (
    <Loaded query={live} skeleton='list'>
      {(data) => <Board live={data} readAt={live.dataUpdatedAt} />}
    </Loaded>
  )
}

const isEnded = ({ call, now }: Live): boolean =>
  callStateAt({ calledAt: new Date(call.calledAt), stoodDownAt: call.stoodDown ? new Date(call.stoodDown.at) : null }, new Date(now)) !== 'running'

/** Who answered what, for the secretary, the committee office and captains. */
export default function CallUpLive() {
  return (
    <Page title='回应名单'>
      <RequireSignIn reason='登录后可以看到您负责的召集。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
