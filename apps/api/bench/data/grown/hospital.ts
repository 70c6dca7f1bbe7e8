import type { Loader } from './load'

/** A hospital's committee, its 6 general branches and 34 branches: 41 organisations, numbered in this order from 1. */
export const rootOrg = 1
export const generalBranches = { first: 2, last: 7 }
export const branches = { first: 8, last: 41 }
export const memberCount = 877

/** The last moment anything in these databases happened: they are the same whenever they are made. */
export const lastDay = '2026-10-31'
export const lastYear = 2026
/** First party year with posts and points. */
export const firstYear = 2021

/** Ids that anybody can work out again: of a kind and a number. */
const helpers = `
  create function bench_id(kind text, n bigint) returns uuid language sql immutable as $$
    select overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid
  $$;
  create function bench_pick(kind text, n bigint, choices int) returns int language sql immutable as $$
    select ((hashtextextended(kind || n, 7) & 2147483647) % choices)::int
  $$`

/** Organisation of member n: every branch has some, none as many as another by more than a few. */
const orgOfMember = (n: string): string => `(${branches.first} + ((${n}) * 7) % ${branches.last - branches.first + 1})`

const orgs = `
  insert into orgs (id, parent_id, path, kind, name, short_name, created_at) overriding system value
  select n,
    case when n = ${rootOrg} then null when n <= ${generalBranches.last} then ${rootOrg} else ${generalBranches.first} + n % 6 end,
    case when n = ${rootOrg} then '/1/' when n <= ${generalBranches.last} then '/1/' || n || '/' else '/1/' || (${generalBranches.first} + n % 6) || '/' || n || '/' end,
    case when n = ${rootOrg} then 'committee' when n <= ${generalBranches.last} then 'general_branch' else 'branch' end,
    '第' || n || case when n = ${rootOrg} then '党委' when n <= ${generalBranches.last} then '党总支' else '党支部' end, '第' || n, timestamptz '2020-01-01'
  from generate_series(1, ${branches.last}) as n`

const people = `
  insert into members (id, roster_no, name, org_id, status, service, away, version, created_at, updated_at)
  select bench_id('member', n), 'B' || n, '党员' || n, ${orgOfMember('n')}, case when n % 40 = 0 then 'probationary' else 'full' end,
    case when n % 6 = 0 then 'retired' else 'in_service' end, n % 50 = 0, 1, timestamptz '2020-01-01', timestamptz '2020-01-01'
  from generate_series(1, ${memberCount}) as n;
  insert into accounts (id, member_id, name, epoch, created_at)
  select bench_id('account', n), bench_id('member', n), '党员' || n, 0, timestamptz '2020-01-01' from generate_series(1, ${memberCount}) as n;
  insert into sessions (id, account_id, client, created_at)
  select bench_id('session', n), bench_id('account', n), 'weapp', timestamptz '2020-01-01' from generate_series(1, ${memberCount}) as n;
  insert into role_grants (id, account_id, role, org_id, granted_at)
  select bench_id('grant', n), bench_id('account', n), case when n = ${rootOrg} then 'office' else 'secretary' end, n, timestamptz '2020-01-01'
  from generate_series(1, ${branches.last}) as n`

/** Member n holds the office of organisation n, for the first 41: 1 党委办, 2–7 and 8–41 secretaries. Everybody has a session. */
export async function fillHospital({ run, say }: Loader): Promise<void> {
  say('41 organisations, 877 members')
  await run(helpers)
  await run(orgs)
  await run(people)
}
