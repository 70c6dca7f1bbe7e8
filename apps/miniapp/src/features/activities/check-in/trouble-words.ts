import { opensText, type ActivitySummary } from '../../../shared/activities'
import { ApiError, messageOf } from '../../../shared/api'
import { exactText } from '../../../shared/format'
import type { Trouble } from './use-check-in'

/** What to press next: scan or type once more, see the activity, take the other one, or nothing but wait. */
export type NextStep = 'again' | 'activity' | 'take_other'

export interface TroubleWords {
  title: string
  note: string
  next: NextStep
}

const titles: Record<string, string> = {
  'check_in.code_invalid': '签到码不对',
  'check_in.code_expired': '签到码已经更新',
  'check_in.wrong_activity': '这是另一个活动的签到码',
  'check_in.not_open': '还没到签到时间',
  'check_in.closed': '签到已经结束',
  'check_in.too_late': '补交得太晚了',
  'check_in.too_many_tries': '输错次数较多',
  'activities.not_on_roster': '您不在这次活动的名单里',
  'activities.full': '名额已满',
  'activities.sign_up_closed': '报名已经截止',
  'client.offline': '没有连上网络',
  'client.timeout': '网络较慢',
}

const toActivity = ['check_in.closed', 'check_in.not_open', 'activities.not_on_roster', 'activities.full', 'activities.sign_up_closed']

/** A typed code without a network cannot be matched to an activity; a scanned one can. */
const offlineNote = '没有网络时请扫屏幕上的二维码，扫到的码会先存在手机里，有网络后自动提交。'

/** Scanned or typed: the server cannot tell a misread from a mistyped one. */
const unlikeNote = '这个码和会场屏幕上的对不上。请再扫一次屏幕上的二维码，或照着屏幕重新输入。'

function refusedWords(error: unknown, activity: ActivitySummary | undefined): TroubleWords {
  if (!(error instanceof ApiError)) return { title: '没有签到成功', note: messageOf(error), next: 'again' }
  const next = toActivity.includes(error.code) ? 'activity' : 'again'
  return { title: titles[error.code] ?? '没有签到成功', note: noteOf(error, activity), next }
}

function noteOf(error: ApiError, activity: ActivitySummary | undefined): string {
  if (error.status === 0) return offlineNote
  if (error.code === 'check_in.code_invalid') return unlikeNote
  if (error.code === 'check_in.not_open' && activity) return `${opensText(activity)}，到时再扫一次。`
  if (error.code === 'check_in.closed' && activity) {
    return `签到在 ${exactText(activity.checkInClosesAt)} 结束了。如果您参加了，请联系支部工作人员补签。`
  }
  if (error.code === 'check_in.too_many_tries' && error.retryAfter) return `请 ${error.retryAfter} 秒后再试，或者改用扫码。`
  return error.message
}

/** What went wrong in plain words, and the next step. */
export function troubleWords(trouble: Trouble, activity: ActivitySummary | undefined): TroubleWords {
  switch (trouble.kind) {
    case 'foreign':
      return { title: '这不是签到码', note: '请对准会场屏幕上的签到二维码再扫一次。', next: 'again' }
    case 'other_activity':
      return { title: '这是另一个活动的签到码', note: '您是从别的活动进来的。如果您就在那个会场，可以直接签到。', next: 'take_other' }
    case 'nothing_open':
      return {
        title: '现在没有可以签到的活动',
        note: trouble.next ? `“${trouble.next.title}” ${opensText(trouble.next)}。` : '如果会场正在签到，请扫屏幕上的二维码。',
        next: 'again',
      }
    case 'refused':
      return refusedWords(trouble.error, activity)
  }
}
