import { momentText } from '../../../shared/time'
import type { LiveCount } from './live-connection'

function Figure({ value, label, small = false }: { value: number | null; label: string; small?: boolean }) {
  return (
    <div className={small ? 'board__figure board__figure--small' : 'board__figure'}>
      <dd>{value ?? '–'}</dd>
      <dt>{label}</dt>
    </div>
  )
}

const recentShown = 3

/** 实到 and 应到 to be read from the last row, 请假 and 待核实 beside them, and who came last. */
export function Count({ count }: { count: LiveCount | null }) {
  return (
    <div className="board__count" aria-live="off">
      <dl>
        <Figure value={count?.present ?? null} label="实到" />
        <Figure value={count?.expected ?? null} label="应到" />
        <Figure small value={count?.onLeave ?? null} label="请假" />
        {count !== null && count.pending > 0 && <Figure small value={count.pending} label="待核实" />}
      </dl>
      <p className="board__recent">
        {count && count.recent.length > 0 ? `刚刚签到：${count.recent.slice(0, recentShown).map(({ name, at }) => `${name} ${momentText(at).slice(11)}`).join('　')}` : '还没有人签到'}
      </p>
    </div>
  )
}
