import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { callWithKey, newIdempotencyKey, useApi } from '../../../shared/api'
import { dateTimeText, exactText } from '../../../shared/format'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, Facts, ListRow, Loaded, NoticeBar, Page, SectionHeader } from '../../../shared/ui'
import { callAnswers, type CallUp } from '../../../shared/call-ups'
import { WaitingList } from '../../../shared/waiting'
import { Heading } from '../Heading'
import { AnswerCard } from './AnswerCard'
import '../call-ups.scss'

/** What somebody in a hurry has to know; the button follows at once. */
function Head({ call }: { call: CallUp }) {
  return (
    <Card>
      <Heading call={call} />
      <Facts
        items={[
          { label: '集合地点', value: call.place },
          { label: '到场时间', value: `${dateTimeText(call.gatherBy)} 前` },
        ]}
      />
    </Card>
  )
}

function Details({ call }: { call: CallUp }) {
  return (
    <Card>
      <SectionHeader title='情况' />
      <View className='call-ups-what'>{call.what}</View>
      <Facts
        items={[
          { label: '队伍', value: call.teams.join('、') },
          { label: '召集人', value: call.calledBy },
          { label: '召集时间', value: exactText(call.calledAt) },
        ]}
      />
    </Card>
  )
}

/** The word at the end, for everybody who was called. */
function StoodDown({ stoodDown }: { stoodDown: NonNullable<CallUp['stoodDown']> }) {
  return (
    <Card>
      <View className='t-title'>召集已解除</View>
      <View className='call-ups-what'>{stoodDown.word}</View>
      <View className='t-sub'>{`${stoodDown.by} · ${exactText(stoodDown.at)}`}</View>
    </Card>
  )
}

/** Whoever leads sees that it was looked at. Without a network that is not worth a word. */
function useSeen(call: CallUp): void {
  const { id } = call
  const unseen = call.mine?.standing === 'silent'
  useEffect(() => {
    if (unseen) callWithKey(newIdempotencyKey())('POST /call-ups/:callUpId/views', { params: { callUpId: id }, body: {} }).catch(() => undefined)
  }, [id, unseen])
}

function Content({ call }: { call: CallUp }) {
  useSeen(call)
  return (
    <>
      {call.stoodDown && <StoodDown stoodDown={call.stoodDown} />}
      {call.state === 'ended' && <NoticeBar>召集已经超过 24 小时，自动结束。</NoticeBar>}
      <Head call={call} />
      <WaitingList kinds={[callAnswers.name]} where={({ payload }) => (payload as { callUpId?: string }).callUpId === call.id} />
      {call.mine && <AnswerCard call={call} mine={call.mine} />}
      <Details call={call} />
      {call.can.lead && (
        <Card tight>
          <ListRow icon='people' title='看回应名单' note='谁马上到、谁没回应、打电话' onPress={() => openPage('/features/call-ups/live/index', { id: call.id })} />
        </Card>
      )}
    </>
  )
}

function Loading() {
  const { id = '' } = usePageParams<'id'>()
  const call = useApi('GET /call-ups/:callUpId', { params: { callUpId: id } }, { keepOffline: true, refetchInterval: 30_000 })
  useDidShow(() => {
    if (call.data) void call.refetch()
  })
  return (
    <Loaded query={call} skeleton='card'>
      {(data) => <Content call={data} />}
    </Loaded>
  )
}

/** A call to me: what happened, where to, by when, and one large button. */
export default function CallUpPage() {
  return (
    <Page title='应急召集'>
      <RequireSignIn reason='登录后可以看到召集并回应。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
