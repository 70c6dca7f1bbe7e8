import type { Minutes, MinutesPerson } from '@ejia/contract/activities/minutes'
import { leaveReasonNames } from '@ejia/domain/activities'
import { clockOf, dayOf } from '@ejia/domain/calendar'

/** `2026-11-22` as people write it. */
export const day = (text: string): string => `${Number(text.slice(0, 4))}年${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`
export const moment = (at: string): string => `${day(dayOf(at))} ${clockOf(at)}`

/** From when to when; the day is said once. */
export const span = (from: string, to: string): string => `${moment(from)} 至 ${dayOf(from) === dayOf(to) ? clockOf(to) : moment(to)}`

/** Longer lists are counted only: a meeting of the whole hospital has its list in the system. */
const mostNames = 200

const listed = (people: readonly MinutesPerson[], word: (person: MinutesPerson) => string): string =>
  people.length === 0 ? '无' : people.length > mostNames ? `共 ${people.length} 人，名单见系统` : people.map(word).join('、')

const name = ({ member }: MinutesPerson): string => member.name

/** Who came, who was excused and why, who was absent, who sat in. */
export function attendanceWords({ attendance, content }: Pick<Minutes, 'attendance' | 'content'>) {
  const { people } = attendance
  const expected = people.filter((person) => person.expected)
  const others = people.filter((person) => person.present && !person.expected)
  return {
    present: listed(expected.filter((person) => person.present), name),
    excused: listed(expected.filter(({ excused }) => excused !== null), (person) => `${name(person)}（${person.excused ? leaveReasonNames[person.excused] : ''}）`),
    absent: listed(expected.filter((person) => !person.present && person.excused === null), name),
    others: [listed(others, name), content.guests.trim()].filter((text) => text !== '' && text !== '无').join('；') || '无',
  }
}

export function nameOf({ attendance }: Pick<Minutes, 'attendance'>, memberId: string | null): string {
  return attendance.people.find(({ member }) => member.id === memberId)?.member.name ?? ''
}
