import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { a11y } from '../../../platform/a11y'
import { keepScreenOn } from '../../../platform/screen'
import { ApiError, messageOf, useApi } from '../../../shared/api'
import { timeText } from '../../../shared/format'
import { usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { EmptyState, ErrorState, Page, Skeleton } from '../../../shared/ui'
import { isOver, remainingMs, shownAt, type Batch } from './board-codes'
import { CodePanel } from './CodePanel'
import { LiveCount } from './LiveCount'
import { useCodes, useTick } from './use-codes'
import './index.scss'

const countEveryMs = 2_000

/** Whether somebody can see this page. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(true)
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => (seen ? keepScreenOn() : undefined), [seen])
  return seen
}

function offlineText(batch: Batch, now: number): string {
  const seconds = Math.floor(remainingMs(batch, now) / 1000)
  if (seconds <= 0) return '网络断了，二维码已停用，恢复后自动继续。'
  return `网络断了，二维码还能用 ${seconds >= 60 ? `${Math.floor(seconds / 60)} 分钟` : `${seconds} 秒`}，人数暂不更新。`
}

/** The server answered, and it was a no: called off or confirmed meanwhile. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && !error.uncertain

function Codes({ batch, now, error }: { batch: Batch; now: number; error: unknown }) {
  const shown = shownAt(batch, now)
  if (isRefusal(error)) return <View className='board-word'>{messageOf(error)}</View>
  if (isOver(batch, now)) return <View className='board-word'>签到已经结束</View>
  if (!shown) return <View className='board-word'>正在取新的二维码…</View>
  return <CodePanel shown={shown} stepSeconds={batch.board.stepSeconds} />
}

function Screen({ id }: { id: string }) {
  const seen = useSeen()
  const now = useTick(seen)
  const { batch, error, fetchCodes } = useCodes(id, now)
  const count = useApi('GET /activities/:activityId/count', { params: { activityId: id } }, { enabled: seen, refetchInterval: countEveryMs })
  if (!batch) return error ? <ErrorState error={error} onRetry={fetchCodes} /> : <Skeleton shape='card' />
  const cutOff = [error, count.error].some((each) => each instanceof ApiError && each.uncertain)
  return (
    <View className='board'>
      <View className='board-title'>{batch.board.title}</View>
      {cutOff && (
        <View className='board-cut' {...a11y({ role: 'alert' })}>
          {offlineText(batch, now)}
        </View>
      )}
      <Codes batch={batch} now={now} error={isRefusal(count.error) ? count.error : error} />
      {count.data && <LiveCount live={count.data} />}
      <View className='board-small'>{`${timeText(batch.board.closesAt)} 签到截止`}</View>
    </View>
  )
}

export default function ActivityBoard() {
  const { id } = usePageParams<'id'>()
  return (
    <Page title='签到大屏' body='flush'>
      <RequireSignIn reason='登录后可以打开签到大屏。'>
        {id ? <Screen id={id} /> : <EmptyState title='没有找到这个活动' note='请从活动页面打开签到大屏。' />}
      </RequireSignIn>
    </Page>
  )
}
