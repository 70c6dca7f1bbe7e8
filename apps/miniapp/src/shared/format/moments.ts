/** An instant as the API sends it, or epoch milliseconds. */
export type Moment = string | number | Date

/** Asia/Shanghai is UTC+8 all year round. Counted here, because some phones' JavaScript has no time zones. */
const zoneMs = 8 * 3_600_000
const dayMs = 86_400_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

const msOf = (at: Moment): number => new Date(at).getTime()
const two = (count: number): string => String(count).padStart(2, '0')

/** The same wall clock as a UTC date, so that the getUTC… functions read Shanghai's. */
const wall = (at: Moment): Date => new Date(msOf(at) + zoneMs)
const dayNumber = (at: Moment): number => Math.floor((msOf(at) + zoneMs) / dayMs)

/** `2026-11-22`, as a date field takes it. */
export function dayInput(at: Moment): string {
  const date = wall(at)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

/** `14:03`, as a time field takes it. */
export function timeText(at: Moment): string {
  const date = wall(at)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** The instant of a day and a time of day, as the API takes it. */
export function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}

const nearDays: Record<string, string> = { '-1': '昨天', '0': '今天', '1': '明天' }

/** 今天, 明天, 昨天, 11月20日; with the year when it is another one. */
export function dayText(at: Moment, now: Moment = Date.now()): string {
  const near = nearDays[String(dayNumber(at) - dayNumber(now))]
  return near ?? plainDay(at, now)
}

function plainDay(at: Moment, now: Moment): string {
  const date = wall(at)
  const year = date.getUTCFullYear() === wall(now).getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** When something came: 今天 09:20, otherwise the day alone. */
export function momentText(at: Moment, now: Moment = Date.now()): string {
  const day = dayText(at, now)
  return day === '今天' ? `今天 ${timeText(at)}` : day
}

/** 今天 14:03, 11月22日 14:03. */
export function dateTimeText(at: Moment, now: Moment = Date.now()): string {
  return `${dayText(at, now)} ${timeText(at)}`
}

/** 11月22日 14:03:27. */
export function exactText(at: Moment, now: Moment = Date.now()): string {
  return `${plainDay(at, now)} ${clockText(at)}`
}

/** 14:03:27. */
export function clockText(at: Moment): string {
  return `${timeText(at)}:${two(wall(at).getUTCSeconds())}`
}

/** 11月22日 周日 14:00–16:00; over several days both ends with their day. */
export function spanText(from: Moment, to: Moment, now: Moment = Date.now()): string {
  const start = `${plainDay(from, now)} ${weekdays[wall(from).getUTCDay()]} ${timeText(from)}`
  const end = dayNumber(from) === dayNumber(to) ? timeText(to) : `${plainDay(to, now)} ${timeText(to)}`
  return `${start}–${end}`
}
