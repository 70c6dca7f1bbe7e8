import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportReport, RosterImportDetail } from '@ejia/contract/members/routes'
import pg from 'pg'
import { readEnv, type Keys } from '../src/env'
import { findMisfits } from '../src/keys/fitting-keys'
import { sealedColumns } from '../src/keys/sealed-columns'
import { listCandidates } from '../src/modules/auth/binding/candidates.repo'
import { phoneHashes } from '../src/modules/members'
import { Desk, ownPassword } from '../src/modules/auth/operator/operator.test-kit'
import { startTestApp, testKeys, type TestApp } from './harness/app'
import { createDatabase, type TestDatabase } from './harness/database'
import { Factory } from './harness/factories'
import type { SmallHospital } from './harness/hospital'
import { runScript, type Ended } from './harness/script'

const [k1, k2] = [`k1:${randomBytes(32).toString('base64')}`, `k2:${randomBytes(32).toString('base64')}`]
const [l1, l2] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]

/** The way of a key change: all know the new one, then write with it, then the old one goes. */
const steps = {
  old: { DATA_KEYS: k1, LOOKUP_KEY: l1 },
  known: { DATA_KEYS: `${k1},${k2}`, LOOKUP_KEY: l1, LOOKUP_KEY_ALSO: l2 },
  turned: { DATA_KEYS: `${k2},${k1}`, LOOKUP_KEY: l2, LOOKUP_KEY_ALSO: l1 },
  done: { DATA_KEYS: k2, LOOKUP_KEY: l2 },
}

const people = 1200

describe('changing keys while the service runs', () => {
  let database: TestDatabase
  let hospital: SmallHospital
  const hosts: TestApp[] = []
  /** Member id → name and the number they gave last. */
  const phones = new Map<string, { name: string; phone: string }>()
  let operator: Awaited<ReturnType<Desk['operator']>>
  let invitation = ''
  let importId = ''

  const keysOf = (step: Record<string, string>): Keys => readEnv({ ...testKeys, DATABASE_URL: database.url, ...step }).keys
  async function serve(step: Record<string, string>): Promise<TestApp> {
    const host = await startTestApp({ keys: keysOf(step) }, database.url)
    hosts.push(host)
    return host
  }
  const rotate = (step: Record<string, string>, ...args: string[]): Promise<Ended> => runScript('scripts/rotate-keys.ts', args, { env: { DATABASE_URL: database.url, ...step } })
  const query = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    return client.query<T>(text).then((result) => result.rows).finally(() => client.end())
  }
  const under = async (keyId: string): Promise<number> => Number((await query<{ n: string }>(`select count(*) as n from members where phone_sealed like 'v1:${keyId}:%'`))[0]?.n)
  const numberOf = (n: number): string => `139${String(10_000_000 + n)}`
  const roster = (): Buffer =>
    Buffer.from(['工号,姓名,党组织,人员状态,手机号', ...Array.from({ length: people }, (_, n) => `R${n},名册${n},心内科党支部,正式党员,${numberOf(n)}`)].join('\r\n'))
  /** As somebody who asks to be bound is found. */
  const findMember = async ({ app }: TestApp, name: string, phone: string) => (await listCandidates(app.db, { phoneHashes: phoneHashes(app.env.keys, phone), name }))[0]?.id
  const viewPhone = async (host: TestApp, memberId: string) =>
    (await host.client.call('POST /members/:memberId/phone-views', { params: { memberId }, body: { reason: '核对' } }, { as: hospital.secretary })).phone

  beforeAll(async () => {
    database = await createDatabase()
    const host = await serve(steps.old)
    hospital = await new Factory(host).smallHospital()
    const { office, secretary, member } = hospital
    const taken = await host.client.upload('/members/imports?dryRun=false', { name: 'roster.csv', content: roster() }, { as: office })
    expect(taken.body).toMatchObject({ created: people })
    importId = ((await host.client.upload('/roster-imports', { name: 'staged.csv', content: roster() }, { as: office })).body as RosterImportDetail).id
    for (const row of await query<{ id: string; name: string; roster_no: string }>(`select id, name, roster_no from members where phone_sealed is not null`)) {
      phones.set(row.id, { name: row.name, phone: numberOf(Number(row.roster_no.slice(1))) })
    }
    invitation = (await host.client.call('POST /members/:memberId/invitations', { params: { memberId: member.memberId } }, { as: secretary })).invitation
    operator = await (await Desk.start(host)).operator('yunwei')
  })
  afterAll(async () => {
    for (const host of hosts) await host.close()
    await database.drop()
  })

  test('no sealed column is forgotten', async () => {
    const columns = await query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and (column_name like '%\\_sealed' or column_name like '%secret%') order by 1`,
    )
    expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(columns.map(({ name }) => name))
  })

  test('the old key taken out first: the server does not start and says what it cannot open', async () => {
    // one that starts after all is ended
    const started = await runScript('src/server.ts', [], { env: { DATABASE_URL: database.url, PORT: '0', ...steps.done }, started: (child) => setTimeout(() => child.kill(), 60_000).unref() })
    expect(started).toMatchObject({ code: 1, said: expect.stringContaining(`members.phone_sealed：${people} 行用密钥 k1 加密，而 DATA_KEYS 里没有 k1`) as string })
    expect(started.said).toMatch(/operator_credentials\.totp_secret：1 行/)
    const { app } = hosts[0]!
    expect((await findMisfits(app.db, keysOf({ ...steps.old, LOOKUP_KEY: l2 }))).map(({ kind, table }) => [kind, table])).toEqual([['hash', 'members']])
    expect((await findMisfits(app.db, keysOf({ ...steps.old, DATA_KEYS: k2.replace('k2', 'k1') }))).map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'wrong'])
    for (const step of [steps.old, steps.known, steps.turned]) expect(await findMisfits(app.db, keysOf(step))).toEqual([])
  })

  test('meanwhile members are read, found by phone and given new numbers, by processes of both steps; nothing is lost', async () => {
    const [late, turned] = [await serve(steps.known), await serve(steps.turned)]
    const ids = [...phones.keys()]
    const [held = '', ...others] = ids
    let going = true
    const wrong: unknown[] = []
    const expectSame = (what: string, got: unknown, wanted: unknown): void => void (got === wanted || wrong.push({ what, got, wanted }))
    const pick = (list: readonly string[], n: number): string => list[(n * 7919) % list.length]!

    /** Everybody reads; numbers are changed in the first half, one process here, one there, and looked up in the second. */
    const storm = async (host: TestApp, lane: number): Promise<number> => {
      let done = 0
      for (let n = lane; going; n += 2) {
        const half = others.length >> 1
        const looked = pick(others.slice(half), n)
        const { name, phone } = phones.get(looked)!
        expectSame('phone', await viewPhone(host, looked), phone)
        expectSame('lookup', await findMember(host, name, phone), looked)
        // lanes never share a member
        const edited = others[(((n >> 1) * 2 + lane) * 31 * 2 + lane) % half]!
        if (ids.indexOf(edited) % 2 === lane) {
          const fresh = `138${String(20_000_000 + n)}`
          const { version } = await host.client.call('GET /members/:memberId', { params: { memberId: edited } }, { as: hospital.secretary })
          await host.client.call('PATCH /members/:memberId', { params: { memberId: edited }, body: { version, phone: fresh } }, { as: hospital.secretary })
          phones.get(edited)!.phone = fresh
          expectSame('edited', await findMember(host, phones.get(edited)!.name, fresh), edited)
        }
        done += 1
      }
      return done
    }
    const storms = [storm(late, 0), storm(turned, 1)]

    // somebody is in the middle of changing one member: nobody waits for them, and they are not forgotten
    const editor = new pg.Client({ connectionString: database.url })
    await editor.connect()
    await editor.query('begin')
    await editor.query('select 1 from members where id = $1 for update', [held])
    const rotated = rotate(steps.turned)
    const waited = (async () => {
      while ((await under('k2')) < people - 200) await pause(20)
      await editor.query('rollback')
      await editor.end()
    })()
    const ended = await rotated
    await waited
    going = false
    expect((await Promise.all(storms)).every((done) => done > 5)).toBe(true)
    expect(wrong).toEqual([])
    expect({ ...ended, code: ended.code === 0 || ended.code === 1 }).toMatchObject({ code: true, said: expect.stringMatching(/members\.phone_sealed：看过 \d+ 行/) as string })

    // an import in this time recognises everybody, and finds nothing to change but the numbers that were changed
    const report = (await turned.client.upload('/members/imports?dryRun=true', { name: 'roster.csv', content: roster() }, { as: hospital.office })).body as ImportReport
    expect(report.errors).toEqual([])
    const changed = [...phones.values()].filter(({ phone }) => phone.startsWith('138')).length
    expect({ created: report.created, updated: report.updated, unchanged: report.unchanged }).toEqual({ created: 0, updated: changed, unchanged: people - changed })
    // what only hashes are kept of is still found
    expect((await turned.client.send('POST /auth/operator-sessions', { body: { name: 'yunwei', password: ownPassword, code: operator.recoveryCodes[0]! } })).body).toMatchObject({ state: 'set_up' })
    expect(invitation).not.toBe('')
  })

  test('the second run takes what the last old process wrote; then the old keys may go and everything opens', async () => {
    const ended = await rotate(steps.turned)
    expect(ended).toMatchObject({ code: 0, said: expect.stringMatching(/密钥 k2：1203 行（当前）\n密钥 k1：0 行：可以从 DATA_KEYS 中去掉/) as string })
    expect(ended.said).toMatch(/未用的恢复码 7 个，未过期的邀请码 1 个/)
    expect((await rotate(steps.done, '--check')).code).toBe(0)
    const host = await serve(steps.done)
    expect(await findMisfits(host.app.db, host.app.env.keys)).toEqual([])
    const found = await Promise.all([...phones].map(async ([id, { name, phone }]) => await findMember(host, name, phone) === id))
    expect(found.filter((same) => !same)).toEqual([])
    for (const [id, { phone }] of [...phones].slice(0, 40)) expect(await viewPhone(host, id)).toBe(phone)
    expect((await host.client.call('GET /roster-imports/:importId', { params: { importId } }, { as: hospital.office })).preview).toMatchObject({ rows: people })
    host.clock.advance(300)
    const desk = await Desk.start(host)
    expect((await desk.signIn('yunwei', ownPassword, desk.codeOf(operator.secret))).body).toMatchObject({ state: 'signed_in' })
  })

  test('a new seal is no change of a member: no version, no history, one line in the audit', async () => {
    const untouched = [...phones].filter(([, { phone }]) => phone.startsWith('139')).map(([id]) => id)
    const rows = await query<{ version: number; events: string }>(
      `select version, (select count(*) from member_events e where e.member_id = m.id) as events from members m where id = any('{${untouched.join(',')}}')`,
    )
    expect(rows.every(({ version, events }) => version === 1 && events === '1')).toBe(true)
    const lines = await query<{ detail: { keyId: string; rows: number } }>(`select detail from audit_lines where action = 'keys.rotate' order by id`)
    expect(lines.length).toBeLessThanOrEqual(2)
    expect(lines[0]?.detail).toMatchObject({ keyId: 'k2' })
    // the others were sealed anew by those who changed their numbers
    expect(lines.reduce((sum, { detail }) => sum + detail.rows, 0)).toBeGreaterThan(people / 2)
  })

  test('a key that is lost for good: what was under it is given up by name, never by accident', async () => {
    expect((await rotate(steps.done, '--forget', 'k2')).code).toBe(2)
    const after = { ...steps.done, DATA_KEYS: k1 }
    const left = await rotate(after)
    expect(left).toMatchObject({ code: 3, said: expect.stringMatching(/打不开：members\.phone_sealed [0-9a-f-]{36}/) as string })
    expect(await under('k2')).toBe(people)
    expect(await rotate(after, '--forget', 'k2')).toMatchObject({ code: 0 })
    expect(await under('k2')).toBe(0)
    expect(await findMisfits(hosts[0]!.app.db, keysOf(after))).toEqual([])
  })
})
