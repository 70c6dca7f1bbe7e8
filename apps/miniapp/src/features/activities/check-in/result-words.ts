import { attendanceWayNames } from '@ejia/domain/activities'
import type { CheckInResult } from '../../../shared/activities'
import { exactText } from '../../../shared/format'

export interface ResultWords {
  title: string
  note: string
  /** More to know, in a sentence of its own. */
  more?: string
  tone: 'ok' | 'neutral' | 'red'
}

/** What a check-in came to, kindly: a second one is no mistake. */
export function wordsOf({ already, attendance }: CheckInResult): ResultWords {
  const note = `${exactText(attendance.at)} · ${attendance.way === 'self_scan' ? '本人签到' : attendanceWayNames[attendance.way]}`
  if (attendance.state === 'void') {
    return { title: '签到已被撤销', note, more: '如果您参加了活动，请联系支部工作人员恢复。', tone: 'red' }
  }
  if (attendance.state === 'pending') {
    return { title: '签到待核实', note, more: '这次签到是事后提交的，工作人员核实后计为实到，不用再扫。', tone: 'neutral' }
  }
  if (already) return { title: '您已签到过了', note, more: '不用再签，您的记录还在。', tone: 'ok' }
  return { title: '签到成功', note, tone: 'ok' }
}

/** The points row: what came, or in a word why nothing did. */
export function pointsWords({ points, noPointsReason }: CheckInResult, retired: boolean): { title: string; note: string } | null {
  if (points) {
    const state = points.pending ? '已计入，待书记确认名单' : '已计入'
    return { title: `积分 +${points.delta}`, note: `规则 v${points.ruleVersion} · ${state}` }
  }
  switch (noPointsReason) {
    case 'after_confirmation':
      return { title: '积分待计入', note: '书记确认名单后计入。' }
    case 'capped':
      return { title: '本次不再加分', note: '这类活动的积分已达上限，参加记录照常保留。' }
    case 'exempt':
      return { title: '本次不计积分', note: retired ? '离退休党员不计积分，参加记录照常保留。' : '按积分规则，您不计这项积分，参加记录照常保留。' }
    case 'no_rule':
      return { title: '本次不计积分', note: '这类活动没有积分规则。' }
    case 'year_closed':
      return { title: '本次不计积分', note: '该年度积分已经结转。' }
    case null:
      return null
  }
}
