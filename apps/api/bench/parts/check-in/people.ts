import path from 'node:path'
import { migrateDatabase } from '../../../scripts/migrate-database'
import { ask, type Recipe } from '../../lib/databases'

/** Everybody of the hospital, each signed in on a phone. */
export interface Person {
  accountId: string
  sessionId: string
  epoch: number
}

const members = 877
const branches = 34

/** A committee, its branches, their members; and a rule whose caps are looked at and never met. */
const hospital = `
  insert into orgs (parent_id, path, kind, name, short_name, created_at) values (null, '/1/', 'committee', '医院党委', '党委', now());
  insert into orgs (parent_id, path, kind, name, short_name, created_at)
  select 1, '/1/' || n || '/', 'branch', '第' || n || '党支部', '第' || n, now() from generate_series(2, ${branches + 1}) n;
  insert into members (id, roster_no, name, org_id, status, service, away, version, created_at, updated_at)
  select gen_random_uuid(), 'B' || n, '党员' || n, 2 + n % ${branches}, 'full', 'in_service', false, 1, now(), now() from generate_series(1, ${members}) n;
  insert into accounts (id, member_id, name, epoch, created_at) select gen_random_uuid(), id, name, 0, now() from members;
  insert into sessions (id, account_id, client, created_at) select gen_random_uuid(), id, 'weapp', now() from accounts;
  insert into point_rules (key, version, name, explanation, category, delta, day_cap, month_cap, year_cap, exempt, effective_from, created_at)
  values ('attendance.volunteering', 1, '志愿服务', '参加一次 4 分', 'organisation', 40, 100000000, 100000000, 100000000, '{retired,away,not_yet_member}', '2020-01-01', now())`

/** A year and a half of attendances, so that tables, indexes and statistics are those of a system in use. */
const meetings = 40
const past = `
  insert into activities (id, org_id, kind, state, title, place, description, starts_at, ends_at, check_in_opens_at, check_in_closes_at, sign_up_mode, created_at, opened_at, confirmed_at)
  select gen_random_uuid(), 1, 'theme_day', 'confirmed', '主题党日', '礼堂', '', t, t, t, t, 'roster', t, t, t from generate_series(1, ${meetings}) n, lateral (select now() - n * interval '14 days' as t) as at;
  insert into activity_roster (activity_id, member_id, org_id, status, service, away, added_later)
  select a.id, m.id, m.org_id, m.status, m.service, m.away, false from activities a, members m;
  insert into attendances (id, activity_id, member_id) select gen_random_uuid(), activity_id, member_id from activity_roster order by activity_id;
  insert into attendance_events (id, attendance_id, seq, kind, way, capture, pending, occurred_at, recorded_at, account_id, device_hash, reason)
  select gen_random_uuid(), a.id, 1, 'recorded', 'self_scan', 'camera', false, v.starts_at, v.starts_at, c.id, null, ''
  from attendances a join activities v on v.id = a.activity_id join accounts c on c.member_id = a.member_id;
  insert into point_ledger (id, subject, member_id, rule_key, rule_version, source_type, source_id, attempt, delta, title, fact_on, party_year, org_id, provisional, note, entered_at)
  select gen_random_uuid(), 'm:' || a.member_id, a.member_id, 'attendance.theme_day', 1, 'attendance', a.id::text, 1, 40, v.title, v.starts_at::date, extract(year from v.starts_at)::int, v.org_id, true, '', v.starts_at
  from attendances a join activities v on v.id = a.activity_id;
  insert into point_usage (member_id, rule_key, party_year, used, days, months)
  select member_id, rule_key, party_year, sum(delta), jsonb_object_agg(fact_on, delta), '{}' from point_ledger group by 1, 2, 3;
  insert into point_balances (subject, party_year, balance) select subject, party_year, sum(delta) from point_ledger group by 1, 2;
  insert into audit_lines (at, account_id, action, subject_type, subject_id, org_id, detail)
  select recorded_at, account_id::text, 'activities.record_attendance', 'attendance', attendance_id::text, 1, '{}' from attendance_events;
  insert into idempotency_keys (account_id, key, route, request_hash, status, answer, created_at)
  select account_id::text, id::text, 'POST /activities/:activityId/check-ins', repeat('x', 43), 200, '{"already": false}', now() - interval '1 day' from attendance_events`

/** What pgbench picks people and activities by, and ids as the API makes them: ordered by time. */
const forPgbench = `
  create table bench_people as select row_number() over (order by id) - 1 as n, id as session_id, account_id, 0 as epoch from sessions;
  alter table bench_people add primary key (n);
  create table bench_halls (n int primary key, id uuid not null);
  create function bench_new_id(out id uuid) language sql volatile as $$
    select (left(ms, 8) || '-' || right(ms, 4) || substr(gen_random_uuid()::text, 14))::uuid
    from lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as ms
  $$`

export const people: Recipe = {
  name: 'people',
  madeFrom: ['apps/api/drizzle', 'apps/api/bench/parts/check-in/people.ts'],
  fill: async (url) => {
    await migrateDatabase(url, path.join(import.meta.dirname, '../../../drizzle'))
    await ask(url, hospital)
    await ask(url, past)
    await ask(url, forPgbench)
  },
}

/** By their numbers in `bench_people`. */
export const listPeople = (url: string): Promise<Person[]> =>
  ask<Person & Record<string, unknown>>(url, `select account_id as "accountId", session_id as "sessionId", epoch from bench_people order by n`)
