import { sql } from 'drizzle-orm'
import { newId } from '../../src/lib/ids'
import type { TestApp } from '../harness/app'
import type { TestOrg } from '../harness/factories'

/** Members of a branch whose WeChat is bound: their phones sign in by themselves. Their openids. */
export async function boundMembers({ app, clock }: TestApp, org: TestOrg, size: number): Promise<string[]> {
  const now = clock.now()
  const rows = Array.from({ length: size }, (_, n) => ({ member: newId(now), account: newId(now), identity: newId(now), openid: `openid-${n}`, roster: `N${n}` }))
  const input = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (member uuid, account uuid, identity uuid, openid text, roster text)`
  const at = sql`${now.toISOString()}::timestamptz`
  await app.db.execute(sql`
    insert into members (id, name, org_id, roster_no, status, service, away, version, created_at, updated_at)
    select member, '党员' || roster, ${org.id}, roster, 'full', 'in_service', false, 1, ${at}, ${at} from ${input}`)
  await app.db.execute(sql`insert into accounts (id, member_id, name, epoch, created_at) select account, member, '', 0, ${at} from ${input}`)
  await app.db.execute(sql`insert into wechat_identities (id, openid, account_id, bound_at) select identity, openid, account, ${at} from ${input}`)
  return rows.map(({ openid }) => openid)
}
