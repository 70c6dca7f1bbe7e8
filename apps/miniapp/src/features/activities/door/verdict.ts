import { parseCard } from '@ejia/domain/cards'
import { parseCheckIn } from '@ejia/domain/check-in'
import type { CardEntry } from '../../../shared/activities'
import { ApiError, messageOf } from '../../../shared/api'
import { dateTimeText } from '../../../shared/format'

/** ok: entered · known: was there already · ask: staff decide · bad: not entered · kept: no network, entered later. */
export type Tone = 'ok' | 'known' | 'ask' | 'bad' | 'kept'

/** What the person at the door and the one before them both understand from a step away. */
export interface Verdict {
  tone: Tone
  title: string
  note: string
  /** The camera may open again by itself. */
  goesOn: boolean
}

/** What can be told from the text alone, without a network; null for a card. */
export function notACard(text: string): Verdict | null {
  if (parseCard(text) !== null) return null
  const board = parseCheckIn(text) !== null
  const note = board ? '这是会场屏幕上的签到码。请扫党员手机上或卡片上的党员码。' : '请扫“我的党员码”，或支部打印的党员码卡片。'
  return { tone: 'bad', title: '这不是党员码', note, goesOn: false }
}

export function ofEntry({ member, org, guest, already, attendance }: CardEntry): Verdict {
  const title = member.name
  if (attendance?.state === 'void') return { tone: 'bad', title, note: `${org.name}。这条签到已被撤销，要恢复请到名单里处理。`, goesOn: false }
  if (already && attendance) return { tone: 'known', title, note: `${org.name}。已经签过了，${dateTimeText(attendance.at)}。`, goesOn: true }
  return { tone: 'ok', title, note: `${org.name}。${guest ? '列席，已签到。' : '已签到。'}`, goesOn: true }
}

/** How many wait, this one among them. */
export const ofKept = (waiting: number): Verdict => ({
  tone: 'kept',
  title: '已记下',
  note: `现在没有网络，共记下 ${waiting} 次扫码，有网络后自动登记。姓名到时可以看到。`,
  goesOn: true,
})

export const keptAlready: Verdict = { tone: 'known', title: '这张码已经记下', note: '不用再扫，有网络后自动登记。', goesOn: true }

const notOnList = 'cards.not_on_roster'
export const asksForGuest = (error: unknown): boolean => error instanceof ApiError && error.code === notOnList

const titles: Record<string, string> = {
  [notOnList]: '不在名单里',
  'cards.unknown': '不认识这张码',
  'cards.ended': '这张码已作废',
  'cards.not_for_this': '不是本次活动的范围',
  'cards.list_confirmed': '名单已经确认',
}

export function ofError(error: unknown): Verdict {
  const title = (error instanceof ApiError ? titles[error.code] : undefined) ?? '没有登记'
  return { tone: asksForGuest(error) ? 'ask' : 'bad', title, note: messageOf(error), goesOn: false }
}
