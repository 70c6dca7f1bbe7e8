import { windowAt } from '@ejia/domain/activities'
import { Button } from 'antd'
import { useCallback, useEffect } from 'react'
import { useNavigate, useParams } from 'react-router'
import { problemOf } from '../../../shared/api'
import { momentText } from '../../../shared/time'
import { useActivity, type Activity } from '../activity'
import { CodePanel } from './CodePanel'
import { Count } from './Count'
import { Missing } from './Missing'
import { useBoardKeys } from './use-board-keys'
import { useCodes, useTick } from './use-codes'
import { useLive, type Live } from './use-live'
import { useWakeLock } from './use-wake-lock'
import './board.css'

const clockOf = (ms: number): string => momentText(new Date(ms).toISOString()).slice(11)
/** A moment's break is nobody's business; a reconnect that works at once is not worth a word. */
const patienceMs = 3000

/** Said when something is not as it should be, and what to do: mostly nothing. */
function Trouble({ live, now }: { live: Live; now: number }) {
  const { lostSince, over, count } = live
  if (over === 'refused') return <p className="board__trouble" role="alert">不能再显示这个活动：请在活动页面查看它的状态。</p>
  if (over) return <p className="board__trouble board__trouble--calm" role="status">{over === 'confirmed' ? '名单已确认' : '活动已取消'}</p>
  if (lostSince === null || now - lostSince < patienceMs) return null
  return (
    <p className="board__trouble" role="alert">
      {`网络断开，从 ${clockOf(lostSince)} 起${count ? '人数没有更新' : '没有连上'}。正在自动重连，不用刷新；断网时扫码的同志，签到会在手机恢复网络后送到。`}
    </p>
  )
}

function Board({ activity }: { activity: Activity }) {
  const { id, title, org, place, startsAt, state } = activity
  const navigate = useNavigate()
  const now = useTick()
  const live = useLive(id)
  const window = { checkInOpensAt: new Date(activity.checkInOpensAt), checkInClosesAt: new Date(activity.checkInClosesAt) }
  const begun = state === 'open' && windowAt(window, new Date(now)) !== 'after'
  const { batch, problem } = useCodes(id, now, begun && live.over === null)
  const serverNow = now + (batch?.clockOffset ?? 0)
  const where = state === 'open' && live.over === null ? windowAt(window, new Date(serverNow)) : 'after'
  const leave = useCallback(() => void navigate(`/activities/${id}`), [id, navigate])
  const toggleFullscreen = useBoardKeys(leave)
  return (
    <>
      <header className="board__head">
        <div>
          <h1>{title}</h1>
          <p>{[org.name, `${momentText(startsAt).slice(11)} 开始`, place].filter(Boolean).join(' · ')}</p>
        </div>
        <div className="board__tools">
          <time className="board__clock">{clockOf(serverNow)}</time>
          <Button ghost onClick={toggleFullscreen}>全屏（F）</Button>
          <Button ghost onClick={leave}>退出（Esc）</Button>
        </div>
      </header>
      <Trouble live={live} now={now} />
      <div className="board__main">
        <CodePanel batch={batch} now={now} where={where} opensAt={activity.checkInOpensAt} problem={problem} />
        <div className="board__side">
          <Count count={live.count} />
          {live.missing && <Missing missing={live.missing} />}
        </div>
      </div>
    </>
  )
}

/** The screen of the meeting room. Opened once, it stands for hours: codes, token and counts renew themselves. */
export function CheckInBoard() {
  const activityId = useParams().activityId ?? ''
  const { data: activity, error } = useActivity(activityId)
  useWakeLock()
  useEffect(() => {
    document.title = `${activity?.title ?? '签到大屏'} · 党员E家`
  }, [activity?.title])
  return (
    <main className="board">
      {activity && <Board activity={activity} />}
      {!activity && <p className="board__notice" role="status">{error ? problemOf(error).message : '正在打开…'}</p>}
    </main>
  )
}
