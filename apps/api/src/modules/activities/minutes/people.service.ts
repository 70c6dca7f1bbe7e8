import type { MinutesAttendance, MinutesPerson } from '@ejia/contract/activities/minutes'
import { attendanceStateOf, type SignUpMode } from '@ejia/domain/activities'
import { isPartyMember } from '@ejia/domain/members'
import { attendanceRate } from '@ejia/domain/minutes'
import type { Voter } from '@ejia/domain/votes'
import type { Executor } from '../../../lib/context'
import type { RecordedPerson } from '../minutes.table'
import { listNames, listPeople, type PersonRecord } from './people.repo'

/** Everybody on the roster as they stand now. */
export async function peopleNow(db: Executor, activity: { id: string; signUpMode: SignUpMode }): Promise<MinutesPerson[]> {
  return (await listPeople(db, activity.id)).map((record) => toPerson(record, activity.signUpMode))
}

function toPerson(record: PersonRecord, mode: SignUpMode): MinutesPerson {
  const { status, away, added_later: guest, kind } = record
  const present = kind !== null && attendanceStateOf({ kind, pending: record.pending }) === 'present'
  return {
    member: { id: record.member_id, name: record.name },
    status, away, guest, present,
    expected: mode === 'sign_up' ? record.signed_up : isPartyMember(status) && !away && !guest,
    excused: present ? null : record.excused,
  }
}

/** As they stood when a revision was signed, with the names they have now. */
export async function peopleThen(db: Executor, recorded: readonly RecordedPerson[]): Promise<MinutesPerson[]> {
  const names = await listNames(db, recorded.map(({ memberId }) => memberId))
  return recorded.map(({ memberId, ...person }) => ({ member: { id: memberId, name: names.get(memberId) ?? '' }, ...person }))
}

export const toRecorded = (people: readonly MinutesPerson[]): RecordedPerson[] => people.map(({ member, ...person }) => ({ memberId: member.id, ...person }))

export const toVoters = (people: readonly MinutesPerson[]): Voter[] =>
  people.map(({ member, status, away, guest, present }) => ({ memberId: member.id, status, away, addedLater: guest, present }))

/** Those on a meeting's roster as a vote counts them. */
export const listVoters = async (db: Executor, activityId: string): Promise<Voter[]> => toVoters(await peopleNow(db, { id: activityId, signUpMode: 'roster' }))

/** 应到, 实到 and the rest, counted; people who are only told of it (activists) are neither missing nor absent. */
export function countPeople(people: readonly MinutesPerson[]): MinutesAttendance {
  const expected = people.filter((person) => person.expected)
  const present = expected.filter((person) => person.present).length
  const excused = expected.filter((person) => person.excused !== null).length
  return {
    expected: expected.length,
    present,
    others: people.filter((person) => person.present && !person.expected).length,
    excused,
    absent: expected.length - present - excused,
    rate: attendanceRate(present, expected.length),
    people: [...people],
  }
}
