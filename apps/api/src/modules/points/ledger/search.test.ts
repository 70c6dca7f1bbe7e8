import { readSheet } from 'read-excel-file/node'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory, type TestPerson } from '../../../../test/harness/factories'
import { award, confirmBySource, ensureDefaultRules, reverseBySource, type AwardFact } from '../index'

describe('searching the ledger, and what organisations have', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })
  const give = async (who: TestPerson, ruleKey: string, day: string, change: Partial<AwardFact> = {}) => {
    host.clock.advance(1)
    return award(context(), {
      memberId: who.memberId, ruleKey, sourceType: ruleKey === 'study.completed' ? 'study_completion' : 'attendance', sourceId: `${who.name}-${ruleKey}-${day}`, title: `=${who.name}`,
      at: new Date(`${day}T04:00:00Z`), orgId: people.branch.id, standing: { retired: false, away: false, partyMember: true }, ...change,
    })
  }
  type Query = Parameters<typeof search>[0]
  const search = (query: { memberId?: string; orgId?: number; ruleKey?: string; category?: 'organisation' | 'education' | 'vanguard'; source?: 'attendance' | 'study_completion'; from?: string; to?: string; year?: number; state?: 'standing' | 'pending' | 'reversed' | 'reversal'; limit?: number; cursor?: string }, as: TestPerson = people.office) =>
    host.client.send('GET /points/ledger', { query }, { as })
  const totals = (query: Omit<Query, 'limit' | 'cursor'>, as: TestPerson = people.office) => host.client.call('GET /points/ledger-totals', { query }, { as })

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    await ensureDefaultRules(context(), '2025-01-01')
    await give(people.member, 'attendance.theme_day', '2026-10-10')
    await give(people.member, 'attendance.volunteering', '2026-10-11', { provisional: true })
    await give(people.member, 'study.completed', '2026-10-12')
    await give(people.secretary, 'attendance.theme_day', '2026-11-10', { provisional: true })
    await give(people.secretary, 'attendance.talk', '2026-11-11', { sourceId: 'struck' })
    await give(people.foreignMember, 'attendance.theme_day', '2025-11-10', { orgId: people.foreign.id })
    await confirmBySource(context(), 'attendance', ['本支部书记-attendance.theme_day-2026-11-10'])
    await reverseBySource(context(), 'attendance', 'struck', people.secretary.memberId, '未到会')
  })
  afterAll(() => host.close())

  test.each<[string, () => Query, number, number]>([
    ['everything', () => ({}), 7, 21],
    ['a member', () => ({ memberId: people.member.memberId }), 3, 11],
    ['an organisation and what lies below', () => ({ orgId: people.inner.id }), 6, 16],
    ['a rule', () => ({ ruleKey: 'attendance.theme_day' }), 3, 15],
    ['a category', () => ({ category: 'education' }), 1, 2],
    ['a source', () => ({ source: 'study_completion' }), 1, 2],
    ['from a day to a day, both included', () => ({ from: '2026-10-11', to: '2026-10-12' }), 2, 6],
    ['a party year', () => ({ year: 2025 }), 1, 5],
    ['what waits', () => ({ state: 'pending' }), 1, 4],
    ['what stands', () => ({ state: 'standing' }), 5, 21],
    ['what was taken back', () => ({ state: 'reversed' }), 1, 1],
    ['what took it back', () => ({ state: 'reversal' }), 1, -1],
    ['several at once', () => ({ memberId: people.member.memberId, category: 'organisation', year: 2026 }), 1, 5],
    ['nothing', () => ({ ruleKey: 'manual.article' }), 0, 0],
  ])('by %s', async (_what, query, entries, sum) => {
    expect((await search(query())).body.items).toHaveLength(entries)
    expect(await totals(query())).toMatchObject({ entries, sum })
  })

  test('a row says whose, where, by which rule; totals say what waits and what was taken back', async () => {
    expect((await search({ ruleKey: 'study.completed' })).body.items).toMatchObject([{ member: { name: '普通党员' }, org: { name: '心内科党支部' }, ruleName: '完成学习任务', source: 'study_completion' }])
    expect(await totals({})).toEqual({ entries: 7, members: 3, sum: 21, pending: 4, reversed: 1 })
  })

  test('page by page, none twice', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await search({ limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.nextCursor ?? undefined
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  })

  test('within reach only, in the list, in its totals, in its sheet', async () => {
    expect((await search({}, people.foreignSecretary)).body.items).toHaveLength(1)
    expect(await totals({}, people.foreignSecretary)).toMatchObject({ entries: 1, members: 1 })
    for (const endpoint of ['GET /points/ledger', 'GET /points/ledger-totals', 'GET /points/ledger-export'] as const) {
      const send = (query: object, as: TestPerson) => host.client.send(endpoint, { query }, { as })
      expect((await send({ memberId: people.member.memberId }, people.foreignSecretary)).problem.code).toBe('reference.not_found')
      expect((await send({ orgId: people.branch.id }, people.siblingSecretary)).problem.code).toBe('reference.not_found')
      expect((await send({}, people.member)).problem.code).toBe('thing.forbidden')
    }
  })

  test('the same as a sheet, harmless in a spreadsheet', async () => {
    const reply = await host.app.inject({ method: 'GET', url: `/api/v1/points/ledger-export?orgId=${people.branch.id}&year=2026`, headers: { authorization: `Bearer ${people.secretary.token}` } })
    expect([reply.statusCode, decodeURIComponent(String(reply.headers['content-disposition']))]).toEqual([200, expect.stringContaining('积分明细（2026-11-22）.xlsx')])
    const rows = (await readSheet(reply.rawPayload)) as unknown
    const text = JSON.stringify(rows)
    for (const part of ['姓名', '普通党员', '完成学习任务（第 1 版）', '待确认', '已冲正', "'=普通党员", '2026-10-12']) expect(text).toContain(part)
    expect(text).not.toContain('外支部党员')
  })

  test('organisations in the order of the tree: by member, those left out left out, branches averaged above', async () => {
    const { year, items } = await host.client.call('GET /points/orgs', { query: {} }, { as: people.office })
    expect(year).toBe(2026)
    expect(items.map(({ org }) => org.name)).toEqual(['测试医院党委', '内科党总支', '心内科党支部', '呼吸科党支部', '外科党总支', '骨科党支部'])
    const of = (name: string) => items.find(({ org }) => org.name === name)!
    // member 11, secretary 5, four more with nothing; the retired one is left out
    expect(of('心内科党支部')).toMatchObject({ sum: 16, counted: 6, exempt: 1, perMember: 2.7, score: 2.7 })
    expect(of('呼吸科党支部')).toMatchObject({ sum: 0, counted: 1, score: 0 })
    expect(of('内科党总支')).toMatchObject({ sum: 16, counted: 7, perMember: 2.3, score: 1.3 })
    expect(of('测试医院党委')).toMatchObject({ counted: 9, score: 0.7 })
    expect((await host.client.call('GET /points/orgs', { query: { year: 2025 } }, { as: people.office })).items.find(({ org }) => org.name === '骨科党支部')).toMatchObject({ sum: 5, counted: 2, score: 2.5 })
    expect((await host.client.call('GET /points/orgs', { query: {} }, { as: people.siblingSecretary })).items).toMatchObject([{ org: { name: '呼吸科党支部' } }])
    expect((await host.client.send('GET /points/orgs', { query: {} }, { as: people.member })).problem.code).toBe('thing.forbidden')
  })

  test('years: which there are, which are closed, what a close would find', async () => {
    const years = () => host.client.call('GET /points/years', {}, { as: people.secretary })
    expect((await years()).items).toEqual([{ year: 2026, closedAt: null, closedBy: null }, { year: 2025, closedAt: null, closedBy: null }])
    const preview = (year: number, as = people.office) => host.client.send('GET /points/years/:year/preview', { params: { year } }, { as })
    expect((await preview(2026)).body).toMatchObject({ over: false, entries: 6, members: 2, sum: 16, pending: 1 })
    expect((await preview(2025)).body).toMatchObject({ over: true, entries: 1, members: 1, sum: 5, pending: 0, closedBy: null })
    expect((await preview(2001)).body).toMatchObject({ over: true, entries: 0, sum: 0 })
    expect((await preview(2025, people.secretary)).problem.code).toBe('thing.forbidden')
    await host.client.call('POST /points/years/:year/close', { params: { year: 2025 } }, { as: people.office })
    expect((await preview(2025)).body).toMatchObject({ closedBy: '办公室主任' })
    expect((await years()).items[1]).toMatchObject({ year: 2025, closedBy: '办公室主任' })
    expect((await host.client.send('GET /points/years', {}, { as: people.member })).problem.code).toBe('thing.forbidden')
  })
})
