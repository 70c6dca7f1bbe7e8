import type { ReplyOf } from '@ejia/contract/client/caller'

export type Heads = ReplyOf<'GET /activities/:activityId'>['headcount']

/** 应到 · 实到 · 请假, and 待核实 when there is any. */
export function headcountTiles({ expected, present, pending, onLeave }: Heads): { label: string; value: number }[] {
  const tiles = [
    { label: '应到', value: expected },
    { label: '实到', value: present },
    { label: '请假', value: onLeave },
  ]
  return pending > 0 ? [...tiles, { label: '待核实', value: pending }] : tiles
}

/** Expected, not there and not excused. Somebody who came although not expected does not make up for them, so it is an estimate. */
export const absentees = ({ expected, present, pending, onLeave }: Heads): number => Math.max(0, expected - present - pending - onLeave)
