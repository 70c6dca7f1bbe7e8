import { useEffect, useRef } from 'react'
import { View } from '@tarojs/components'
import { cameFromPicture, shouldBeInWechat } from '../../../platform/arrival'
import { WaitingScans } from '../../../shared/activities'
import { replacePage, usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession } from '../../../shared/session'
import { Button, NoticeBar, Page, Skeleton } from '../../../shared/ui'
import { ChooseActivity } from './ChooseActivity'
import { incomingText } from './code'
import { Entry } from './Entry'
import { ResultView } from './ResultView'
import { TroubleView } from './TroubleView'
import { useCheckIn } from './use-check-in'
import { WaitingView } from './WaitingView'
import './index.scss'

type CheckInFlow = ReturnType<typeof useCheckIn>

/** A page opened by a scanned link checks in by itself, once somebody is signed in. */
function useIncoming(incoming: string | null, { submit }: CheckInFlow): void {
  const { signedIn } = useSession()
  const used = useRef(false)
  useEffect(() => {
    if (incoming === null || !signedIn || used.current) return
    used.current = true
    void submit(incoming, () => (cameFromPicture() ? 'picture' : 'camera'))
  }, [incoming, signedIn, submit])
}

function Step({ checkIn }: { checkIn: CheckInFlow }) {
  const { state, submit, submitTo } = checkIn
  switch (state.step) {
    case 'entry':
      return (
        <>
          <WaitingScans />
          <Entry submit={submit} />
        </>
      )
    case 'sending':
      return (
        <>
          <View className='check-in-note'>正在签到…</View>
          <Skeleton shape='card' />
        </>
      )
    case 'choose':
      return <ChooseActivity among={state.among} onChoose={(id) => submitTo(id, state.code, state.capture)} />
    case 'waiting':
      return <WaitingView scan={state.scan} />
    case 'done':
      return <ResultView result={state.result} activityId={state.activityId} />
    case 'trouble':
      return <TroubleView trouble={state.trouble} checkIn={checkIn} />
  }
}

/** The activity to look at afterwards, once there is one. */
function activityOf({ state }: CheckInFlow): string | null {
  if (state.step === 'done') return state.activityId
  return state.step === 'waiting' ? state.scan.payload.activityId : null
}

export default function CheckIn() {
  const { id, code, q } = usePageParams<'id' | 'code' | 'q'>()
  const incoming = incomingText({ ...(code && { code }), ...(q && { q }) })
  const checkIn = useCheckIn(id)
  const { signedIn } = useSession()
  useIncoming(incoming, checkIn)
  const activityId = activityOf(checkIn)
  const footer = activityId && (
    <Button kind='ghost' block onPress={() => replacePage('/features/activities/detail/index', { id: activityId })}>
      查看活动
    </Button>
  )
  return (
    <Page title='签到' footer={footer}>
      {incoming !== null && !signedIn && shouldBeInWechat() && (
        <NoticeBar icon='scan'>请用微信扫一扫屏幕上的二维码。也可以在这里登录，登录后接着签到。</NoticeBar>
      )}
      <RequireSignIn reason={incoming === null ? '登录后可以签到。' : '登录后会接着用刚才的签到码签到。'}>
        <Step checkIn={checkIn} />
      </RequireSignIn>
    </Page>
  )
}
