import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { award, confirmBySource, ensureDefaultRules, type AwardFact } from './index'

const inService = { retired: false, away: false, partyMember: true }

describe('reading points', () => {
  let host: TestApp
  let hospital: Awaited<ReturnType<Factory['smallHospital']>>
  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })

  const give = async (person: { memberId: string }, sourceId: string, change: Partial<AwardFact> = {}): Promise<string> => {
    host.clock.advance(1)
    const outcome = await award(context(), {
      memberId: person.memberId, ruleKey: 'attendance.volunteering', sourceType: 'attendance', sourceId, title: `志愿服务 ${sourceId}`,
      at: host.clock.now(), orgId: hospital.branch.id, standing: inService, ...change,
    })
    return outcome.entry!.id
  }

  beforeAll(async () => {
    host = await startTestApp()
    hospital = await new Factory(host).smallHospital()
    await ensureDefaultRules(context(), '2025-01-01')
  })
  afterAll(() => host.close())

  test('nothing yet: zeros, not errors', async () => {
    const mine = await host.client.call('GET /points/mine', { query: {} }, { as: hospital.foreignMember })
    expect(mine).toMatchObject({ year: 2026, balance: 0, pending: 0, exempt: false, rank: null, branchAverage: 0 })
    expect(mine.categories).toHaveLength(3)
    expect((await host.client.call('GET /points/mine/ledger', { query: {} }, { as: hospital.foreignMember })).items).toEqual([])
  })

  test('my year: balance, what waits, categories, and the average of those points apply to', async () => {
    await give(hospital.member, 'm1')
    await give(hospital.member, 'm2', { provisional: true })
    await give(hospital.member, 's1', { ruleKey: 'study.completed', sourceType: 'study_completion' })
    const mine = await host.client.call('GET /points/mine', { query: {} }, { as: hospital.member })
    expect(mine).toMatchObject({ balance: 10, pending: 4, exempt: false, rank: null })
    expect(Object.fromEntries(mine.categories.map((row) => [row.category, row.points]))).toEqual({ organisation: 0, education: 2, vanguard: 8 })
    // five in the branch count (office, secretary, commissioner, admin, general secretary, member: six); the retired one does not
    expect(mine.branchAverage).toBe(1.7)
    await confirmBySource(context(), 'attendance', ['m2'])
    expect(await host.client.call('GET /points/mine', { query: {} }, { as: hospital.member })).toMatchObject({ balance: 10, pending: 0 })
    expect(await host.client.call('GET /points/mine', { query: {} }, { as: hospital.retired })).toMatchObject({ exempt: true, balance: 0, branchAverage: 1.7 })
  })

  test('my ledger page by page, newest entry first, none twice', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await host.client.call('GET /points/mine/ledger', { query: { limit: 1, ...(cursor ? { cursor } : {}) } }, { as: hospital.member })
      seen.push(...page.items.map((row) => row.title))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(['志愿服务 s1', '志愿服务 m2', '志愿服务 m1'])
    for (const broken of ['nonsense', Buffer.from('["x","y"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')]) {
      expect((await host.client.send('GET /points/mine/ledger', { query: { cursor: broken } }, { as: hospital.member })).problem.code).toBe('request.invalid')
    }
  })

  test('an entry explains itself to its member and to those who look after them, and to nobody else', async () => {
    const entryId = await give(hospital.secretary, 'why')
    const detail = await host.client.call('GET /points/ledger/:entryId', { params: { entryId } }, { as: hospital.secretary })
    expect(detail).toMatchObject({
      delta: 4, org: { name: '心内科党支部' }, source: { type: 'attendance', id: 'why' }, enteredBy: null,
      rule: { key: 'attendance.volunteering', version: 1, delta: 4, exempt: ['retired', 'not_yet_member'] },
    })
    for (const who of [hospital.commissioner, hospital.generalSecretary, hospital.office]) {
      expect((await host.client.send('GET /points/ledger/:entryId', { params: { entryId } }, { as: who })).status).toBe(200)
    }
    for (const who of [hospital.member, hospital.siblingSecretary, hospital.foreignSecretary, hospital.admin]) {
      expect((await host.client.send('GET /points/ledger/:entryId', { params: { entryId } }, { as: who })).problem.code).toBe('thing.not_found')
    }
  })

  test('the ledger of those in reach: by member, by organisation, or all', async () => {
    const list = (as: { token: string }, query: { memberId?: string; orgId?: number } = {}) => host.client.send('GET /points/ledger', { query }, { as })
    expect((await list(hospital.secretary, { memberId: hospital.member.memberId })).body.items).toHaveLength(3)
    expect((await list(hospital.generalSecretary, { orgId: hospital.branch.id })).body.items).toHaveLength(4)
    expect((await list(hospital.office)).body.items[0]).toMatchObject({ title: '志愿服务 why', member: { name: '本支部书记' } })
    expect((await list(hospital.foreignSecretary)).body.items).toEqual([])
    expect((await list(hospital.foreignSecretary, { memberId: hospital.member.memberId })).problem.code).toBe('reference.not_found')
    expect((await list(hospital.secretary, { orgId: hospital.inner.id })).problem.code).toBe('reference.not_found')
    expect((await list(hospital.member)).problem.code).toBe('thing.forbidden')
  })

  test('a branch by roster order, for those who look after it', async () => {
    const branch = await host.client.call('GET /points/orgs/:orgId', { params: { orgId: hospital.branch.id }, query: {} }, { as: hospital.commissioner })
    expect(branch).toMatchObject({ counted: 6, exempt: 1, average: 2.3 })
    expect(branch.members.find((row) => row.member.name === '老党员')).toMatchObject({ balance: 0, exempt: true })
    for (const who of [hospital.member, hospital.siblingSecretary]) {
      expect((await host.client.send('GET /points/orgs/:orgId', { params: { orgId: hospital.branch.id }, query: {} }, { as: who })).problem.code).toBe('thing.not_found')
    }
  })

  describe('taking an entry back', () => {
    const reverse = (entryId: string, as: { token: string }) => host.client.send('POST /points/ledger/:entryId/reversal', { params: { entryId }, body: { reason: '核对后未到会' } }, { as })

    test('the office only; a new row says why, and the entry points at it', async () => {
      const entryId = await give(hospital.commissioner, 'back')
      expect((await reverse(entryId, hospital.secretary)).problem.code).toBe('thing.forbidden')
      expect((await reverse(entryId, hospital.foreignSecretary)).problem.code).toBe('thing.not_found')
      const reply = await reverse(entryId, hospital.office)
      expect(reply).toMatchObject({ status: 201, body: { delta: -4, reversalOf: entryId, note: '核对后未到会', enteredBy: '办公室主任' } })
      expect(await host.client.call('GET /points/ledger/:entryId', { params: { entryId } }, { as: hospital.office })).toMatchObject({ reversedBy: reply.body.id })
      expect(await host.client.call('GET /points/mine', { query: {} }, { as: hospital.commissioner })).toMatchObject({ balance: 0 })
      expect((await reverse(entryId, hospital.office)).problem.code).toBe('points.reversed_already')
      expect((await reverse(reply.body.id, hospital.office)).problem.code).toBe('points.is_reversal')
    })

    test('ten at once take back once', async () => {
      const entryId = await give(hospital.commissioner, 'back-race')
      const replies = await Promise.all(Array.from({ length: 10 }, () => reverse(entryId, hospital.office)))
      expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
      expect(replies.filter((reply) => reply.status === 409).map((reply) => reply.problem.code)).toEqual(Array(9).fill('points.reversed_already'))
      expect(await host.client.call('GET /points/mine', { query: {} }, { as: hospital.commissioner })).toMatchObject({ balance: 0 })
    })
  })
})
