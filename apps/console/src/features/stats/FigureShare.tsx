import { share } from '@ejia/domain/stats'

/** A share with a quiet bar under it, so that a column can be read at a glance. */
export function FigureShare({ part, whole }: { part: number; whole: number }) {
  const value = share(part, whole)
  if (value === null) return <span className="stats__none">—</span>
  return (
    <span className="stats__share">
      {value}%
      <span className="stats__bar" style={{ width: `${value}%` }} aria-hidden />
    </span>
  )
}
