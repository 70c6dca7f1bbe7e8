import { dayOf } from '@ejia/domain/calendar'
import { stepOf } from '@ejia/domain/check-in'
import type { CheckInCodes } from '../../../src/modules/activities/check-in/check-in.codes'
import { newId } from '../../../src/lib/ids'
import { ask } from '../../lib/databases'
import type { Request } from '../../lib/wrk'

/** Fewest activities open at once, as in a hospital on the day of 主题党日. */
const fewestHalls = 24
/** More pairs than a leg is expected to need, so that it never runs out of people. */
const headroom = 1.7

/** Activities opened for one leg: everybody is on the roster of each and checks in once. */
export interface Halls {
  /** Numbers in `bench_halls`. */
  first: number
  ids: string[]
  /** Member and activity pairs. */
  pairs: number
}

const hour = 3_600_000

/** Opens enough activities for a leg that records so many. */
export async function openHalls(url: string, people: number, expected: number): Promise<Halls> {
  const count = Math.max(fewestHalls, Math.ceil((expected * headroom) / people))
  const now = new Date()
  const ids = Array.from({ length: count }, () => newId(now))
  const [{ first = 0 } = {}] = await ask<{ first: number }>(url, 'select coalesce(max(n) + 1, 0)::int as first from bench_halls')
  await ask(url, `insert into bench_halls select $2 + n - 1, id::uuid from unnest($1::text[]) with ordinality as h (id, n)`, [ids, first])
  await ask(url, `insert into activities (id, org_id, kind, state, title, place, description, starts_at, ends_at, check_in_opens_at, check_in_closes_at, sign_up_mode, created_at, opened_at)
    select id::uuid, (select id from orgs where parent_id is null), 'volunteering', 'open', '义诊', '门诊大厅', '', $2, $3, $2, $3, 'roster', $2, $2 from unnest($1::text[]) as h (id)`,
    [ids, new Date(now.getTime() - hour), new Date(now.getTime() + hour)])
  await ask(url, `insert into activity_roster (activity_id, member_id, org_id, status, service, away, added_later)
    select h.id::uuid, m.id, m.org_id, 'full', 'in_service', false, false from unnest($1::text[]) as h (id) cross join members m`, [ids])
  for (const table of ['bench_halls', 'activities', 'activity_roster']) await ask(url, `vacuum (analyze) ${table}`)
  return { first, ids, pairs: count * people }
}

/** Check-ins recorded in these activities. */
export async function countRecorded(url: string, { ids }: Halls): Promise<number> {
  const [{ n = 0 } = {}] = await ask<{ n: number }>(url, `select count(*)::int as n from attendances a join point_ledger l on l.source_id = a.id::text where a.activity_id = any ($1::uuid[])`, [ids])
  return n
}

/** Every pair once, neighbours of different members and activities; with the code the board shows now. */
export function scansOf({ first, ids }: Halls, people: readonly { token: string }[], codes: CheckInCodes): Request[] {
  const step = stepOf(Date.now())
  const shown = ids.map((id) => codes.scanned(id, step))
  return Array.from({ length: ids.length * people.length }, (_, n) => {
    const [person, hall] = [n % people.length, pairHall(n, people.length, ids.length)]
    return {
      method: 'POST',
      path: `/api/v1/activities/${ids[hall]}/check-ins`,
      headers: {
        'authorization': `Bearer ${people[person]?.token}`,
        'content-type': 'application/json',
        'idempotency-key': `bench-${first + hall}-${person}`,
        // the phone behind the proxy
        'x-forwarded-for': `10.${person >> 8}.${person & 255}.1`,
      },
      body: JSON.stringify({ code: shown[hall], capture: 'camera' }),
    }
  })
}

const pairHall = (n: number, people: number, halls: number): number => ((n % people) + Math.floor(n / people)) % halls

/**
 * The statement of the API for one scan, in pgbench's language: what the API makes in its own process and sends as JSON is made in
 * SQL. Wants `:first`, `:halls`, `:people`; each client walks over pairs of its own in the order of `scansOf`.
 */
export function pgbenchScript(statement: string, clients: number): string {
  const row = `(select jsonb_build_array(jsonb_build_object(
    'attendance_id', bench_new_id(), 'event_id', bench_new_id(), 'ledger_id', bench_new_id(), 'activity_id', h.id,
    'account_id', p.account_id, 'session_id', p.session_id, 'epoch', p.epoch,
    'way', 'self_scan', 'capture', 'camera', 'pending', false, 'awards', true, 'occurred_at', now(), 'fact_on', '${dayOf(new Date())}', 'recorded_at', now(),
    'device_hash', null, 'reason', '', 'key', 'bench-' || h.n || '-' || p.n, 'route', 'POST /activities/:activityId/check-ins', 'request_hash', repeat('x', 43)))
    from bench_people p, bench_halls h where p.n = :person and h.n = :hall)`
  const lines = [
    '\\set i :i + 1',
    `\\set n :i * ${clients} + :client_id`,
    '\\set person :n % :people',
    '\\set hall :first + (:person + :n / :people) % :halls',
    `${statement.replace('$1::jsonb', row.replace('/:activityId/', '/{id}/'))};`,
  ]
  return lines.map((line) => line.replace(/\s*\n\s*/g, ' ').trim()).join('\n')
}
