import type { Activity } from '../detail/use-activity'

/** What confirming the list does, in sentences. */
export function effectsOf({ headcount, points, makeUpMinutes, endsAt }: Activity, now: number = Date.now()): string[] {
  const early = now < new Date(endsAt).getTime() ? ['活动还没有结束，确认后后来的同志不能再签到。'] : []
  const awarded = points ? [`实到的 ${headcount.present} 人积分生效，每人 +${points.delta}，已达上限和不计分的除外。`] : []
  const madeUp = makeUpMinutes && headcount.onLeave > 0 ? [`准假的 ${headcount.onLeave} 人会收到 ${makeUpMinutes} 分钟的补学。`] : []
  return [...early, '名单从此为准，不能再签到和请假。', ...awarded, ...madeUp]
}
