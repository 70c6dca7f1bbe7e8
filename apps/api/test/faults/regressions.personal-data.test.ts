import { Writable } from 'node:stream'
import { startTestApp, type TestApp } from '../harness/app'
import { Factory, type TestPerson } from '../harness/factories'
import { allRoutes } from '../harness/features'
import type { SmallHospital } from '../harness/hospital'

const phone = '19912345678'
const name = '欧阳不可见'

/** What other products do with what they know of people (party-work notes §5, 3.5), each under its own name. */
describe('failures of peers: personal data', () => {
  let host: TestApp
  let people: SmallHospital
  let memberId: string
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })

  /** A member lives through everything that handles their number: entered, changed, imported, exported, looked up, asked for. */
  beforeAll(async () => {
    host = await startTestApp({}, undefined, { level: 'trace', stream })
    people = await new Factory(host).smallHospital()
    const as = people.secretary
    const entered = await host.client.call('POST /members', { body: { name, orgId: people.branch.id, status: 'full', phone, rosterNo: 'P1' } }, { as })
    memberId = entered.id
    await host.client.call('PATCH /members/:memberId', { params: { memberId }, body: { version: entered.version, phone: '19912345679' } }, { as })
    await host.client.call('PATCH /members/:memberId', { params: { memberId }, body: { version: entered.version + 1, phone } }, { as })
    const sheet = Buffer.from(`姓名,党组织,人员状态,工号,手机号\n${name},心内科党支部,正式党员,P1,${phone}\n另一人,心内科党支部,正式党员,P2,${phone}`)
    for (const dryRun of ['true', 'false']) expect((await host.client.upload(`/members/imports?dryRun=${dryRun}`, { name: '名册.csv', content: sheet }, { as })).status).toBe(200)
    expect((await host.client.upload('/roster-imports', { name: '名册.csv', content: sheet }, { as })).status).toBe(201)
    expect((await host.client.call('POST /members/:memberId/phone-views', { params: { memberId }, body: { reason: '会议通知' } }, { as })).phone).toBe(phone)
    for (const bad of [{ phone }, { name, phone, orgId: people.foreign.id, status: 'full' }, { name, phone: `${phone}0`, orgId: people.branch.id, status: 'full' }]) {
      expect((await host.client.raw('POST', '/members', bad, { as })).status).toBeGreaterThanOrEqual(400)
    }
  })
  afterAll(() => host.close())

  const columns = async () =>
    (await host.app.pool.query<{ table_name: string; column_name: string }>(`select table_name, column_name from information_schema.columns where table_schema = 'public'`)).rows.map((row) => `${row.table_name}.${row.column_name}`)

  // 3.5 A, H, Z
  test('identity numbers are not asked for, so there is nowhere to put one in clear', async () => {
    expect((await columns()).filter((column) => /id_?card|identity_?(no|num)|citizen|passport/i.test(column))).toEqual([])
    for (const field of ['idCard', 'identityNumber']) {
      expect((await host.client.raw('POST', '/members', { name, orgId: people.branch.id, status: 'full', [field]: '110101199001011234' }, { as: people.secretary })).problem.fields).toMatchObject([{ field: `body/${field}` }])
    }
  })

  // 3.5 S
  test('nobody’s whereabouts are collected: no column for a place on the globe', async () => {
    expect((await columns()).filter((column) => /(^|[._])(lat|lng|lon|latitude|longitude|geo\w*|coordinates?|gps)$/i.test(column))).toEqual([])
  })

  // 3.5 S: a second column "without encryption"; A, H: in clear
  test('a number that was entered, changed and imported stands nowhere in the database in clear, not in any table', async () => {
    const { rows: tables } = await host.app.pool.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
    const found: string[] = []
    for (const table of tables) {
      const { rows } = await host.app.pool.query<{ n: number }>(`select count(*)::int as n from ${table.name} as t where t::text like $1`, [`%${phone}%`])
      if (rows[0]!.n > 0) found.push(table.name)
    }
    expect(tables.length).toBeGreaterThan(30)
    expect(found).toEqual([])
  })

  // 3.5 S, ZH: a fixed key and a fixed start: the same number sealed alike everywhere
  test('two who share a number are not to be told by their sealed ones', async () => {
    const { rows } = await host.app.pool.query<{ sealed: string }>(`select to_jsonb(m)::text as sealed from members m where roster_no in ('P1', 'P2')`)
    const sealed = rows.map((row) => /v1:[^"]+/.exec(row.sealed)?.[0])
    expect(sealed.every((one) => one !== undefined)).toBe(true)
    expect(new Set(sealed).size).toBe(2)
  })

  // 3.5 Z, and 3.1.1
  test('no address has room for a person’s number or a token: parameters are ids, keys and years', async () => {
    const routes = await allRoutes()
    // what WeChat adds to the address it fetches ahead of the app is named by WeChat, and is a word for visitors
    const ours = routes.filter(({ path }) => path !== '/home/prefetch')
    const names = ours.flatMap(({ path, schema }) => [...path.matchAll(/:(\w+)/g)].map(([, param]) => param!).concat(Object.keys((schema.query as { properties?: object } | undefined)?.properties ?? {})))
    expect(names.filter((one) => /phone|mobile|tel|id_?card|identity|token|openid|password|secret/i.test(one) && one !== 'hasPhone')).toEqual([])
  })

  // 3.5 and 3.1.1: numbers in the access log
  test('the log of all this names nobody: neither number nor name nor token, whether it went well or not', () => {
    expect(lines.length).toBeGreaterThan(10)
    for (const secret of [phone, name, people.secretary.token, encodeURIComponent(name)]) expect(lines.filter((line) => line.includes(secret))).toEqual([])
  })

  // 3.5 W: SELECT * for anybody
  test('no list, page or sheet shows a whole number, whoever looks', async () => {
    const everyone: (TestPerson | null)[] = [people.office, people.admin, people.secretary, people.generalSecretary, people.member, null]
    const paths = ['/members', `/members/${memberId}`, `/members/${memberId}/history`, '/members?q=199', '/roster-imports', '/binding-requests', '/member-transfers', '/branch-staff', '/role-grants', '/audit/lines', '/home/workbench', '/auth/me']
    for (const as of everyone) {
      for (const path of paths) {
        const { body } = await host.client.raw('GET', path, undefined, { as })
        expect(`${path} ${/(?<!\d)1[3-9]\d{9}(?!\d)/.exec(JSON.stringify(body))?.[0] ?? 'none'}`).toBe(`${path} none`)
      }
    }
    expect((await host.client.call('GET /members/:memberId', { params: { memberId } }, { as: people.office })).phoneMasked).toBe('199******78')
  })

  // 3.5: nobody knows who looked
  test('whoever saw a whole number is on record, with the reason, and without the number', async () => {
    const { rows } = await host.app.pool.query<{ line: string }>(`select to_jsonb(l)::text as line from audit_lines l where subject_id = $1 and action like '%phone%'`, [memberId])
    expect(rows).toHaveLength(1)
    expect(rows[0]!.line).toContain('会议通知')
    expect(rows[0]!.line).toContain(people.secretary.accountId)
    expect(rows[0]!.line).not.toContain(phone)
  })
})
