import { shownAt, type Batch } from '@ejia/domain/board-codes'
import { momentText } from '../../../shared/time'
import { QrCode } from './QrCode'

interface Props {
  batch: Batch | undefined
  now: number
  where: 'before' | 'within' | 'after'
  opensAt: string
  problem: string | undefined
}

const two = (count: number): string => String(count).padStart(2, '0')
const leftText = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)} 小时 ${Math.floor(seconds / 60) % 60} 分` : `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

function Notice({ title, text, big }: { title: string; text?: string | undefined; big?: string }) {
  return (
    <div className="board__card board__card--notice">
      <p className="board__notice">{title}</p>
      {big && <p className="board__left">{big}</p>}
      {text && <p>{text}</p>}
    </div>
  )
}

/** The QR and the code to type; before and after the check-in, and without codes, what to expect instead. */
export function CodePanel({ batch, now, where, opensAt, problem }: Props) {
  if (where === 'after') return <Notice title="签到已结束" text="没有签上的同志，请找支部登记补签。" />
  if (where === 'before') return <Notice title={`${momentText(opensAt).slice(11)} 开始签到`} big={leftText(Date.parse(opensAt) - now - (batch?.clockOffset ?? 0))} text="到时二维码会自动出现。" />
  const shown = batch && shownAt(batch, now)
  if (!shown) return <Notice title={problem ? '暂时取不到签到码' : '正在取签到码…'} text={problem && `${problem}网络恢复后会自动继续，不用刷新。`} />
  return (
    <div className="board__card">
      <QrCode text={shown.qr} label="签到二维码" />
      <div className="board__bar" aria-hidden><i style={{ width: `${(1 - shown.passed) * 100}%` }} /></div>
      <p className="board__how">微信扫一扫签到，每 10 秒更新</p>
      {shown.typed && <p className="board__typed"><span>扫不了可以输入</span> <b>{shown.typed}</b></p>}
    </div>
  )
}
