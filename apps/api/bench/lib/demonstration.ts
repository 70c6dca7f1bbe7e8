import path from 'node:path'
import { launchNode, repositoryRoot } from '@ejia/config/scripts/lib/children.mjs'
import { ask, type Recipe } from './databases'
import type { Bench } from './part'

/** The demonstration hospital: 41 organisations, 877 members, a year of posts and meetings. Every member can sign in. */
export const demonstration = (bench: Bench): Recipe => ({
  name: 'demonstration',
  madeFrom: ['apps/api/drizzle', 'apps/api/scripts/demo', 'apps/api/scripts/seed.ts', 'apps/api/bench/lib/demonstration.ts'],
  fill: async (url) => {
    await runScript('migrate.js', url, bench)
    await runScript('seed.js', url, bench)
    await signEverybodyIn(url)
  },
})

async function runScript(name: string, url: string, { secrets, say }: Bench): Promise<void> {
  const env = { ...secrets, NODE_ENV: 'development', DEMO: '1', DATABASE_URL: url, PUBLIC_URL: undefined }
  const onLine = (line: string): void => {
    if (/\d%|error|失败/i.test(line)) say(line.trim())
  }
  const { code, output } = await launchNode(path.join(repositoryRoot, 'apps/api/dist', name), [], { env, cwd: repositoryRoot, onLine }).ended
  if (code !== 0) throw new Error(`${name} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`)
}

/** An account for each member who has none, and one session for each account of a member. */
async function signEverybodyIn(url: string): Promise<void> {
  const at = new Date().toISOString()
  await ask(url, `insert into accounts (id, member_id, name, epoch, created_at)
    select gen_random_uuid(), m.id, m.name, 1, $1 from members m
    where m.left_on is null and not exists (select 1 from accounts a where a.member_id = m.id)`, [at])
  await ask(url, `insert into sessions (id, account_id, client, created_at) select gen_random_uuid(), id, 'weapp', $1 from accounts where member_id is not null`, [at])
}

export interface SignedIn {
  accountId: string
  sessionId: string
  epoch: number
  memberId: string
  orgPath: string
}

/** Everybody who is signed in, one session each, in an order that is the same for the same database. */
export const listSignedIn = (url: string): Promise<SignedIn[]> =>
  ask<SignedIn & Record<string, unknown>>(url, `select distinct on (a.id) a.id as "accountId", s.id as "sessionId", a.epoch, m.id as "memberId", o.path as "orgPath"
    from accounts a join members m on m.id = a.member_id join orgs o on o.id = m.org_id join sessions s on s.account_id = a.id
    where s.ended_at is null and a.disabled_at is null order by a.id, s.created_at desc`)
