import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { matterNames, receiptText, requestKinds } from '@ejia/domain/requests'
import { useApiPages } from '../../../shared/api'
import { dayText, momentText } from '../../../shared/format'
import { openPage } from '../../../shared/nav'
import { useSession } from '../../../shared/session'
import { Button, Card, InfiniteList, ListRow, NoticeBar, Page, SectionHeader } from '../../../shared/ui'
import { openedCode, receipts, type KeptReceipt } from '../kept'
import { headingOf, tagOf, type Submitted } from '../words'
import '../requests.scss'

const { acceptDays, answerDays } = requestKinds.complaint

function openWith(code: string): void {
  openedCode.set(code)
  openPage('/features/requests/answer/index')
}

/** What this device was told, for whoever gave no name. */
function OnThisDevice({ kept }: { kept: readonly KeptReceipt[] }) {
  if (kept.length === 0) return null
  return (
    <Card>
      <SectionHeader title='这台手机上的编号' />
      {kept.map(({ code, org, matter, handedInAt, answerBy }) => (
        <ListRow
          key={code}
          title={`${matterNames[matter]} · ${org}`}
          note={receiptText(code)}
          meta={[`${momentText(handedInAt)} 提交`, `最晚 ${dayText(answerBy)} 答复`]}
          onPress={() => openWith(code)}
        />
      ))}
    </Card>
  )
}

function Row({ request }: { request: Submitted }) {
  return (
    <ListRow
      title={headingOf(request)}
      note={request.text}
      tag={tagOf(request)}
      meta={[momentText(request.raisedAt)]}
      onPress={() => openWith(request.code ?? '')}
    />
  )
}

/** Those handed in under my name. */
function UnderMyName() {
  const query = useApiPages('GET /requests/mine', { query: {} }, { keepOffline: true })
  return (
    <>
      <SectionHeader title='我实名提交的' />
      <InfiniteList
        query={query}
        keyOf={({ code }) => code ?? ''}
        renderItem={(request) => <Row request={request} />}
        empty={{ icon: 'edit', title: '还没有实名提交过', note: '实名提交的投诉建议和答复会显示在这里。' }}
      />
    </>
  )
}

/** 投诉建议: for everybody, signed in or not. */
export default function MyRequests() {
  const { signedIn } = useSession()
  const [kept, setKept] = useState(receipts.read)
  useDidShow(() => setKept(receipts.read()))
  return (
    <Page title='投诉建议'>
      <Card>
        <View className='t-title'>有话对党组织说</View>
        <View className='requests-note'>
          {`投诉、建议、咨询、求助、纠错都可以。可以实名，也可以匿名，不登录也能提交。${acceptDays} 个工作日内受理，${answerDays} 个工作日内答复。`}
        </View>
        <View className='requests-actions'>
          <Button block onPress={() => openPage('/features/requests/hand-in/index')}>
            我要反映
          </Button>
          <Button kind='ghost' block onPress={() => openWith('')}>
            凭编号查进度
          </Button>
        </View>
      </Card>
      <OnThisDevice kept={kept} />
      {signedIn ? <UnderMyName /> : <NoticeBar icon='lock'>登录后可以实名提交，并在“我的消息”里收到答复。</NoticeBar>}
    </Page>
  )
}
