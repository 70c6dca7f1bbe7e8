import { clockOf, dayOf } from './calendar'
import { messageKindNames, type MessageKind } from './messages'

/**
 * 订阅消息: what WeChat itself tells a member who agreed to it. A group is one template of the platform; agreeing once
 * is good for one message of that group.
 */
export const subscriptionGroups = ['notice', 'activity', 'result', 'call'] as const
export type SubscriptionGroup = (typeof subscriptionGroups)[number]

export const subscriptionGroupNames: Record<SubscriptionGroup, string> = { notice: '通知签收', activity: '活动提醒', result: '办理结果', call: '应急召集' }

/** What each group tells of, as the member reads it. */
export const subscriptionGroupNotes: Record<SubscriptionGroup, string> = {
  notice: '有文章请您签收时',
  activity: '有活动请您参加、快开始或取消时',
  result: '请假、积分、绑定、投诉建议有结果时',
  call: '支部紧急召集您时',
}

/** Messages that go out by WeChat too; every other kind is for the inbox alone. */
const groups: Partial<Record<MessageKind, SubscriptionGroup>> = {
  receipt_wanted: 'notice',
  receipt_reminder: 'notice',
  activity_opened: 'activity',
  activity_cancelled: 'activity',
  activity_reminder: 'activity',
  binding_decided: 'result',
  leave_decided: 'result',
  award_decided: 'result',
  appeal_decided: 'result',
  request_answered: 'result',
  call_up: 'call',
}
export const subscriptionGroupOf = (kind: MessageKind): SubscriptionGroup | null => groups[kind] ?? null

/** A call-up does not wait for the morning. */
export const isUrgent = (group: SubscriptionGroup): boolean => group === 'call'

const hourMs = 3_600_000
/** Hours after which a message is old news and goes out no more. */
const freshHours: Record<SubscriptionGroup, number> = { notice: 24, activity: 24, result: 24, call: 2 }

/** Nothing is sent after this: it would be stale, or what it announces has begun. */
export function staleFrom(group: SubscriptionGroup, sentAt: Date, occursAt: Date | null): Date {
  const stale = new Date(sentAt.getTime() + freshHours[group] * hourMs)
  return occursAt && occursAt > sentAt && occursAt < stale ? occursAt : stale
}

/** At most one reminder a day by WeChat, of however many things. */
export const isReminder = (kind: MessageKind): boolean => kind === 'receipt_reminder'

/** Times asked in one dialog: older phones take no more. */
export const mostAskedAtOnce = 3

/** Where the phone asks, and for what: only where it helps, and only when somebody has just pressed something. */
export const askingPlaces = {
  sign_up: ['activity', 'result'],
  receipt: ['notice', 'activity'],
  request: ['result'],
  call: ['call'],
  inbox: ['notice', 'activity', 'result'],
  settings: ['notice', 'activity', 'result', 'call'],
} as const satisfies Record<string, readonly SubscriptionGroup[]>
export type AskingPlace = keyof typeof askingPlaces
export const askingPlaceKeys = Object.keys(askingPlaces) as AskingPlace[]

/** What a member answered for a template. `acceptWith…`: accepted, with a sound or a pop-up. ban, filter: the platform itself took it out. */
export const subscriptionAnswers = ['accept', 'acceptWithAlert', 'acceptWithAudio', 'acceptWithForcePush', 'reject', 'ban', 'filter'] as const
export type SubscriptionAnswer = (typeof subscriptionAnswers)[number]
export const acceptedAnswers = subscriptionAnswers.filter((answer) => answer.startsWith('accept'))
export const isAccepted = (answer: SubscriptionAnswer): boolean => answer.startsWith('accept')

/** A template as the phone knows it. */
export interface AskableTemplate {
  group: SubscriptionGroup
  templateId: string
  /** Messages that may still be sent. */
  credits: number
}

/** What the member chose with 总是保持以上选择, by template; absent: they are asked each time. */
export type StandingAnswers = Readonly<Record<string, SubscriptionAnswer>>

/**
 * Templates to ask for now, unasked by the member. Somebody who always accepts sees no dialog, and still earns only by being
 * asked; somebody who always refuses is left alone; everybody else is asked when nothing is left, at most once a day.
 */
export function templatesToAsk(place: AskingPlace, templates: readonly AskableTemplate[], standing: StandingAnswers, askedToday: boolean): string[] {
  const wanted = templates.filter(({ group }) => (askingPlaces[place] as readonly SubscriptionGroup[]).includes(group))
  const silent = wanted.filter(({ templateId }) => accepts(standing[templateId]))
  const open = askedToday ? [] : wanted.filter(({ templateId, credits }) => standing[templateId] === undefined && credits === 0)
  // a dialog is for those who would see one; the silent ones come along
  return [...open, ...silent].slice(0, mostAskedAtOnce).map(({ templateId }) => templateId)
}

const accepts = (answer: SubscriptionAnswer | undefined): boolean => answer !== undefined && isAccepted(answer)

/** What a template's field may hold of a message. */
export const fieldSources = ['title', 'text', 'time', 'kind'] as const
export type FieldSource = (typeof fieldSources)[number]

export interface TemplateField {
  /** As the platform numbers it in this template: `thing1`, `time2`. */
  key: string
  source: FieldSource
}

/** Types of fields we can fill, and of what. The number behind the type is the template's own. */
const fits: Record<string, readonly FieldSource[]> = { thing: ['title', 'text', 'kind'], phrase: ['kind'], time: ['time'], date: ['time'] }

export const isField = ({ key, source }: { key: string; source: string }): boolean => {
  const type = /^([a-z_]+)\d{1,2}$/.exec(key)?.[1] ?? ''
  return (fits[type] as readonly string[] | undefined)?.includes(source) ?? false
}

/** Templates are chosen with these fields, in this order, unless the operator says otherwise. */
export const usualFields: readonly TemplateField[] = [{ key: 'thing1', source: 'title' }, { key: 'time2', source: 'time' }, { key: 'thing3', source: 'text' }]

/** Longest value of a `thing`, as the platform counts. */
const thingLength = 20

/** One line of at most 20, never empty: the platform refuses the whole message otherwise. */
function thing(text: string, otherwise: string): string {
  // eslint-disable-next-line no-control-regex -- the platform refuses control characters, so they have to be named
  const line = text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()
  if (line === '') return otherwise
  if (line.length <= thingLength) return line
  let cut = ''
  for (const sign of line) {
    if (cut.length + sign.length >= thingLength) break
    cut += sign
  }
  return `${cut}…`
}

/** `2026年11月22日 14:00`, by the clock of Shanghai. */
function longMoment(at: Date): string {
  const [year, month, day] = dayOf(at).split('-').map(Number)
  return `${year}年${month}月${day}日 ${clockOf(at)}`
}

export interface ToldMessage {
  kind: MessageKind
  title: string
  text: string
  /** When what it tells of takes place; null: it has no moment of its own. */
  occursAt: Date | null
  sentAt: Date
}

/** A `phrase` has at most five signs, all of them Chinese. */
const phraseOf = (kind: MessageKind): string => (messageKindNames[kind].length <= 5 ? messageKindNames[kind] : subscriptionGroupNames[subscriptionGroupOf(kind) ?? 'notice'])

/** Values of a template's fields for a message, as the platform wants them. */
export function fillTemplate(fields: readonly TemplateField[], { kind, title, text, occursAt, sentAt }: ToldMessage): Record<string, string> {
  const name = messageKindNames[kind]
  const values: Record<FieldSource, string> = { title: thing(title, name), text: thing(text, name), time: longMoment(occursAt ?? sentAt), kind: name }
  return Object.fromEntries(fields.map(({ key, source }) => [key, key.startsWith('phrase') ? phraseOf(kind) : values[source]]))
}
