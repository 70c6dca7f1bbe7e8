import { readSheet } from 'read-excel-file/node'
import type { TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'

describe('the roster on the desk', () => {
  const { host, factory, people } = useHospital()

  beforeAll(async () => {
    await factory.member(people.sibling, { name: '外出党员', away: true })
    await factory.member(people.sibling, { name: '预备党员', status: 'probationary' })
    await factory.member(people.sibling, { name: '积极分子', status: 'activist' })
    await host.client.call('POST /members', { body: { name: '有号党员', orgId: people.branch.id, status: 'full', phone: '13800000001', joinedOn: '2000-01-01' } }, { as: people.secretary })
    await host.app.pool.query(`insert into wechat_identities (id, openid, account_id, bound_at) values ($1, 'openid-1', $2, now())`, [people.member.memberId, people.member.accountId])
  })

  const list = (query: object, as: TestPerson = people.office) => host.client.call('GET /members', { query: { limit: 100, ...query } }, { as })
  const names = async (query: object, as?: TestPerson) => (await list(query, as)).items.map((member) => member.name)

  test('filters: away, with a phone, bound; and how many there are, whatever the page', async () => {
    expect(await names({ away: true })).toEqual(['外出党员'])
    expect(await names({ hasPhone: true })).toEqual(['有号党员'])
    expect(await names({ bound: true })).toEqual(['普通党员'])
    expect(await names({ bound: false })).not.toContain('普通党员')
    const all = await list({})
    expect(all.total).toBe(all.items.length)
    expect(await list({ limit: 2 })).toMatchObject({ total: all.total, items: { length: 2 } })
    expect((await list({ orgId: people.sibling.id })).total).toBe(4)
    expect((await list({}, people.siblingSecretary)).total).toBe(4)
    expect(all.items.find(({ name }) => name === '普通党员')?.bound).toBe(true)
  })

  test.each(['org', 'rosterNo', 'name', 'joinedOn', 'fullOn'] as const)('sorted by %s, both ways, pages have no gaps and no repeats', async (sort) => {
    for (const descending of [false, true]) {
      const whole = (await list({ sort, descending })).items.map(({ id }) => id)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await host.client.call('GET /members', { query: { sort, descending, limit: 4, ...(cursor ? { cursor } : {}) } }, { as: people.office })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(seen).toEqual(whole)
    }
    expect((await names({ sort: 'joinedOn', descending: true }))[0]).toBe('有号党员')
  })

  test('counts of every organisation within reach, by itself and with all below', async () => {
    const counts = async (as: TestPerson) => new Map((await host.client.call('GET /member-counts', {}, { as })).items.map((one) => [one.orgId, one]))
    const office = await counts(people.office)
    expect(office.get(people.sibling.id)?.own).toEqual({ party: 3, full: 2, probationary: 1, developing: 1, inService: 3, retired: 0, away: 1 })
    expect(office.get(people.inner.id)).toMatchObject({ own: { party: 0 }, subtree: { party: 11, probationary: 1, developing: 1, retired: 1 } })
    expect(office.get(people.root.id)?.subtree.party).toBe(13)
    expect([...(await counts(people.secretary)).keys()]).toEqual([people.branch.id])
    expect((await counts(people.member)).size).toBe(0)
  })

  test('a member reads their own history; nobody else of the branch does', async () => {
    const history = (as: TestPerson) => host.client.send('GET /members/:memberId/history', { params: { memberId: people.member.memberId } }, { as })
    expect((await history(people.member)).status).toBe(200)
    expect((await history(people.retired)).problem.code).toBe('thing.not_found')
    expect((await history(people.siblingSecretary)).problem.code).toBe('thing.not_found')
  })

  test('what changed is told with the values of closed lists, never with names or numbers', async () => {
    const { id } = await host.client.call('POST /members', { body: { name: '待改党员', orgId: people.branch.id, status: 'probationary' } }, { as: people.secretary })
    await host.client.call('PATCH /members/:memberId', { params: { memberId: id }, body: { version: 1, name: '已改党员', status: 'full', phone: '13800000002' } }, { as: people.secretary })
    const { items } = await host.client.call('GET /members/:memberId/history', { params: { memberId: id } }, { as: people.secretary })
    const event = items.find(({ kind }) => kind === 'changed')
    expect(event).toMatchObject({ changed: ['name', 'status', 'phone'], detail: { status: { from: 'probationary', to: 'full' } }, from: null, reason: '' })
    expect(JSON.stringify(event)).not.toMatch(/改党员|1380/)
  })

  const exportTo = async (body: object, as: TestPerson = people.office) => {
    const reply = await host.app.inject({ method: 'POST', url: '/api/v1/member-exports', headers: { authorization: `Bearer ${as.token}` }, payload: { phones: 'masked', ...body } })
    return { status: reply.statusCode, code: reply.statusCode >= 400 ? reply.json<{ code: string }>().code : null, headers: reply.headers, content: reply.rawPayload }
  }

  test('an export has the columns of an import and imported again changes nothing; numbers stay masked', async () => {
    const { status, headers, content } = await exportTo({})
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain(encodeURIComponent('党员名册2026-11-22.xlsx'))
    expect(headers['cache-control']).toBe('no-store')
    const [heading, ...lines] = await readSheet(content)
    expect(heading).toEqual(['工号', '姓名', '性别', '党组织', '人员状态', '在职状态', '外出', '手机号', '入党日期', '转正日期'])
    expect(lines).toHaveLength((await list({})).total)
    expect(lines.find((cells) => cells[1] === '有号党员')?.slice(7)).toEqual(['138******01', new Date('2000-01-01T00:00:00Z'), null])
    const before = (await host.app.pool.query('select * from members order by id')).rows
    const again = await host.client.upload('/members/imports?dryRun=false', { name: 'a.xlsx', content }, { as: people.office })
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: lines.length, errors: [], missing: [] })
    expect((await host.app.pool.query('select * from members order by id')).rows).toEqual(before)
  })

  test('full numbers need the office for them and a reason; every export leaves a line', async () => {
    expect((await exportTo({ phones: 'full' })).code).toBe('members.phones_need_reason')
    expect((await exportTo({ phones: 'full', reason: '通知' }, people.commissioner)).code).toBe('thing.forbidden')
    expect((await exportTo({ phones: 'full', reason: '通知' }, people.admin)).code).toBe('thing.forbidden')
    expect((await exportTo({}, people.member)).code).toBe('thing.forbidden')
    const { content } = await exportTo({ phones: 'full', reason: '通知换届', orgId: people.branch.id }, people.secretary)
    expect((await readSheet(content)).flat()).toContain('13800000001')
    const { rows } = await host.app.pool.query(`select detail from audit_lines where action = 'members.export' order by id desc limit 1`)
    expect(rows).toEqual([{ detail: { phones: 'full', reason: '通知换届', rows: (await list({ orgId: people.branch.id })).total } }])
  })

  test('a secretary exports their branch and no other, whatever they ask for', async () => {
    const cells = (await readSheet((await exportTo({}, people.secretary)).content)).flat()
    expect(cells).toContain('普通党员')
    expect(cells).not.toContain('外支部党员')
    expect((await exportTo({ orgId: people.foreign.id }, people.secretary)).code).toBe('reference.not_found')
  })

  test('branches of one name are told apart in an export, and found again by the import, also by a branch alone', async () => {
    const [one, other] = [await factory.org({ parent: people.inner, name: '同名党支部' }), await factory.org({ parent: people.outer, name: '同名党支部' })]
    await factory.member(one, { name: '内同名' })
    await factory.member(other, { name: '外同名' })
    const secretary = await factory.person(one, { name: '同名书记', roles: [['secretary', one]] })
    for (const as of [people.office, secretary]) {
      const { content } = await exportTo({ orgId: one.id }, as)
      expect((await readSheet(content)).map((cells) => cells[3])).toEqual(['党组织', '内科党总支/同名党支部', '内科党总支/同名党支部'])
      expect((await host.client.upload('/members/imports?dryRun=true', { name: 'a.xlsx', content }, { as })).body).toMatchObject({ updated: 0, unchanged: 2, errors: [] })
    }
  })

  test('a name that a spreadsheet would calculate goes out harmless and comes back as it was', async () => {
    await host.client.call('POST /members', { body: { name: '=1+1', orgId: people.branch.id, status: 'full' } }, { as: people.secretary })
    const { content } = await exportTo({ q: '=1+1' })
    expect((await readSheet(content))[1]![1]).toBe(`'=1+1`)
    expect((await host.client.upload('/members/imports?dryRun=true', { name: 'a.xlsx', content }, { as: people.office })).body).toMatchObject({ unchanged: 1, errors: [] })
  })
})
