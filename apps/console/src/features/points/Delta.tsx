import { signed } from './words'

/** Points given or taken; what is taken is red and has its sign. */
export function Delta({ points }: { points: number }) {
  return <span className={points < 0 ? 'points-delta points-delta--less' : 'points-delta'}>{signed(points)}</span>
}
