import { callStandingOf, type AnswerKind, type CallStanding, type CannotReason, type ComingMinutes } from '@ejia/domain/call-ups'
import { sql, type SQL } from 'drizzle-orm'
import type { Executor } from '../../../lib/context'

/** A row as the driver hands it over: moments as text. */
interface Raw extends Record<string, unknown> {
  callUpId: string
  memberId: string
  name: string
  orgId: number
  orgName: string
  teamIds: string[]
  phoneMasked: string | null
  seenAt: string | null
  answers: number
  kind: AnswerKind | null
  minutes: ComingMinutes | null
  reason: CannotReason | null
  note: string | null
  answeredAt: string | null
  saidAt: string | null
  arrivedAt: string | null
  arrivedBy: string | null
}

/** Somebody who was called, and what is known of them. */
export interface CalledRow extends Raw {
  standing: CallStanding
}

/** Everybody a call's snapshot names, with their newest answer and whether they are there; by 名册编号. */
export const listPeople = (db: Executor, callUpId: string): Promise<CalledRow[]> => read(db, sql`roster.call_up_id = ${callUpId}`)

/** One of them; undefined when they were not called. */
export async function findPerson(db: Executor, callUpId: string, memberId: string): Promise<CalledRow | undefined> {
  const [row] = await read(db, sql`roster.call_up_id = ${callUpId} and roster.member_id = ${memberId}`)
  return row
}

/** The people of several calls. */
export const listPeopleOf = (db: Executor, callUpIds: readonly string[]): Promise<CalledRow[]> =>
  callUpIds.length === 0 ? Promise.resolve([]) : read(db, sql`roster.call_up_id in (${sql.join(callUpIds.map((id) => sql`${id}`), sql`, `)})`)

/** What one member is in several calls. */
export const listOwn = (db: Executor, callUpIds: readonly string[], memberId: string): Promise<CalledRow[]> =>
  callUpIds.length === 0
    ? Promise.resolve([])
    : read(db, sql`roster.member_id = ${memberId} and roster.call_up_id in (${sql.join(callUpIds.map((id) => sql`${id}`), sql`, `)})`)

async function read(db: Executor, which: SQL): Promise<CalledRow[]> {
  const { rows } = await db.execute<Raw>(sql`
    select roster.call_up_id as "callUpId", members.id as "memberId", members.name, roster.org_id as "orgId", orgs.name as "orgName", roster.team_ids as "teamIds",
      members.phone_masked as "phoneMasked", views.seen_at as "seenAt",
      coalesce(answer.place, 0) as answers, answer.kind, answer.minutes, answer.reason, answer.note, answer.answered_at as "answeredAt", answer.said_at as "saidAt",
      case when arrival.arrived then arrival.at end as "arrivedAt",
      case when arrival.arrived and not arrival.own then coalesce(marker.name, accounts.name) end as "arrivedBy"
    from call_up_roster as roster
    join members on members.id = roster.member_id
    join orgs on orgs.id = roster.org_id
    left join call_up_views as views on views.call_up_id = roster.call_up_id and views.member_id = roster.member_id
    left join lateral (
      select * from call_up_answers where call_up_answers.call_up_id = roster.call_up_id and call_up_answers.member_id = roster.member_id
      order by call_up_answers.place desc limit 1) as answer on true
    left join lateral (
      select * from call_up_arrivals where call_up_arrivals.call_up_id = roster.call_up_id and call_up_arrivals.member_id = roster.member_id
      order by call_up_arrivals.place desc limit 1) as arrival on true
    left join accounts on accounts.id = arrival.said_by
    left join members as marker on marker.id = accounts.member_id
    where ${which}
    order by members.roster_no, members.id`)
  return rows.map((row) => ({ ...row, standing: callStandingOf({ arrived: row.arrivedAt !== null, answer: row.kind, seen: row.seenAt !== null }) }))
}
