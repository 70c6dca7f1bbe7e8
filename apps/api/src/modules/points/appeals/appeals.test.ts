import type { TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'
import { award, ensureDefaultRules, onDecided, type Decision } from '../index'

describe('appeals', () => {
  const { host, factory, people } = useHospital()
  let person: TestPerson
  const told: Decision[] = []
  let serial = 0

  beforeAll(async () => {
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2025-01-01')
    onDecided(async (_ctx, decision) => void told.push(decision))
  })
  beforeEach(async () => {
    host.clock.advance(60)
    person = await factory.person(people.branch, { name: `申诉人${++serial}` })
  })

  /** Points somebody entered, or the system. */
  async function entryOf(who: TestPerson, { by = null, at = '2026-11-10T04:00:00Z' }: { by?: TestPerson | null; at?: string } = {}): Promise<string> {
    const outcome = await award({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, {
      memberId: who.memberId, ruleKey: 'attendance.talk', sourceType: 'attendance', sourceId: `appeal-${++serial}`, title: '谈心谈话', at: new Date(at), orgId: people.branch.id,
      standing: { retired: false, away: false, partyMember: true },
    })
    const id = outcome.entry!.id
    if (!by) return id
    // entered by hand: a row of another day that this person took part in
    const { body } = await host.client.send('POST /points/award-proposals', {
      body: { orgId: people.branch.id, ruleKey: 'manual.article', title: '通讯', factOn: '2026-11-09', evidence: '院报', fileIds: [], memberIds: [who.memberId] },
    }, { as: people.commissioner })
    const decided = await host.client.call('POST /points/award-proposals/:proposalId/decision', { params: { proposalId: body.id }, body: { approve: true, note: '' } }, { as: by })
    return decided.members[0]!.entryId!
  }
  const raise = (body: { entryId?: string; factOn?: string; text?: string }, as: TestPerson = person) => host.client.send('POST /points/appeals', { body: { text: '应当是 3 分', ...body } }, { as })
  const answer = (appealId: string, body: object, as: TestPerson = people.secretary) =>
    host.client.send('POST /points/appeals/:appealId/decision', { params: { appealId }, body: { uphold: false, text: '经核对无误', ...body } }, { as })
  const get = (appealId: string, as: TestPerson) => host.client.send('GET /points/appeals/:appealId', { params: { appealId } }, { as })
  const balance = async (as: TestPerson) => (await host.client.call('GET /points/mine', { query: {} }, { as })).balance

  test('three steps, and what there was stays: reversal and new row are appended', async () => {
    const entryId = await entryOf(person)
    const raised = await raise({ entryId })
    expect(raised).toMatchObject({ status: 201, body: { state: 'waiting', entry: { id: entryId, delta: 1 }, factOn: '2026-11-10', canDecide: false, results: [] } })
    expect((await get(raised.body.id, people.secretary)).body.canDecide).toBe(true)
    const upheld = await answer(raised.body.id, { uphold: true, text: '应为微党课', reverse: true, award: { ruleKey: 'manual.micro_lecture', title: '讲授微党课' } })
    expect(upheld).toMatchObject({ status: 200, body: { state: 'upheld', decidedBy: '本支部书记', decision: '应为微党课', results: [{ delta: -1, reversalOf: entryId }, { delta: 3, title: '讲授微党课' }] } })
    expect(await balance(person)).toBe(3)
    const { items } = await host.client.call('GET /points/mine/ledger', { query: {} }, { as: person })
    expect(items.map(({ delta }) => delta).sort()).toEqual([-1, 1, 3])
    expect(await host.client.call('GET /points/ledger/:entryId', { params: { entryId } }, { as: person })).toMatchObject({ appeal: { id: raised.body.id, state: 'upheld' }, canAppeal: false })
    const given = upheld.body.results[1]!.id
    expect(await host.client.call('GET /points/ledger/:entryId', { params: { entryId: given } }, { as: person })).toMatchObject({ source: { type: 'appeal', id: raised.body.id }, note: '应为微党课' })
    expect((await host.client.call('GET /points/appeals/mine', { query: {} }, { as: person })).items).toMatchObject([{ id: raised.body.id, state: 'upheld' }])
    expect(told.at(-1)).toMatchObject({ kind: 'appeal', outcome: 'upheld', memberIds: [person.memberId], title: '谈心谈话', text: '应为微党课' })
  })

  test('a row that is missing: the secretary enters it by the rule of that day', async () => {
    const raised = await raise({ factOn: '2026-10-12', text: '参加了支部大会，没有积分' })
    expect(raised.body).toMatchObject({ entry: null, factOn: '2026-10-12' })
    const upheld = await answer(raised.body.id, { uphold: true, text: '签到表上有', award: { ruleKey: 'attendance.members_meeting', title: '10 月支部党员大会' } })
    expect(upheld.body.results).toMatchObject([{ delta: 5, factOn: '2026-10-12', ruleKey: 'attendance.members_meeting' }])
    expect(await balance(person)).toBe(5)
  })

  test('refused: nothing changes, and the words stay', async () => {
    const entryId = await entryOf(person)
    const { body } = await raise({ entryId })
    expect((await answer(body.id, {})).body).toMatchObject({ state: 'refused', decision: '经核对无误', results: [] })
    expect(await balance(person)).toBe(1)
  })

  test('once an entry; of what is missing once a day while it waits; ten at once are one', async () => {
    const entryId = await entryOf(person)
    const replies = await Promise.all(Array.from({ length: 10 }, () => raise({ entryId })))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(9).fill('points.appealed_already'))
    const first = await raise({ factOn: '2026-11-01' })
    expect((await raise({ factOn: '2026-11-01' })).problem.code).toBe('points.appealed_already')
    await answer(first.body.id, {})
    expect((await raise({ factOn: '2026-11-01' })).status).toBe(201)
  })

  test('about whose, about what', async () => {
    const other = await factory.person(people.branch)
    const entryId = await entryOf(other)
    expect((await raise({ entryId })).problem.code).toBe('reference.not_found')
    expect((await raise({ entryId: '019aa000-0000-7000-8000-000000000000' })).problem.code).toBe('reference.not_found')
    expect((await raise({})).problem.code).toBe('points.appeal_subject')
    expect((await raise({ entryId, factOn: '2026-11-10' }, other)).problem.code).toBe('points.appeal_subject')
    expect((await raise({ factOn: '2026-11-23' })).problem.code).toBe('points.fact_in_future')
    expect((await raise({ factOn: '2026-11-01', text: ' ' })).problem.code).toBe('request.invalid')
    await host.client.call('POST /points/ledger/:entryId/reversal', { params: { entryId }, body: { reason: '误记' } }, { as: people.office })
    expect((await raise({ entryId }, other)).problem.code).toBe('points.reversed_already')
    const { items } = await host.client.call('GET /points/mine/ledger', { query: {} }, { as: other })
    const taken = items.find(({ reversalOf }) => reversalOf === entryId)!
    const appeal = await raise({ entryId: taken.id }, other)
    expect((await answer(appeal.body.id, { uphold: true, reverse: true })).problem.code).toBe('points.is_reversal')
    expect((await answer(appeal.body.id, { uphold: true, award: { ruleKey: 'attendance.talk', title: '谈心谈话' } })).body.results).toMatchObject([{ delta: 1 }])
    expect(await balance(other)).toBe(1)
  })

  test('who answers: within reach, with the office, and with no part in it', async () => {
    const own = await raise({ factOn: '2026-11-02' }, people.secretary)
    expect((await answer(own.body.id, {}, people.secretary)).problem.code).toBe('points.own_entry')
    expect((await answer(own.body.id, {}, people.generalSecretary)).status).toBe(200)
    const byHand = await raise({ entryId: await entryOf(person, { by: people.secretary }) })
    expect((await get(byHand.body.id, people.secretary)).body.canDecide).toBe(false)
    expect((await answer(byHand.body.id, {}, people.secretary)).problem.code).toBe('points.own_entry')
    expect((await answer(byHand.body.id, {}, people.commissioner)).problem.code).toBe('thing.forbidden')
    for (const who of [people.foreignSecretary, people.siblingSecretary, people.member, people.admin]) {
      expect((await answer(byHand.body.id, {}, who)).problem.code).toBe('thing.not_found')
      expect((await get(byHand.body.id, who)).problem.code).toBe('thing.not_found')
    }
    expect((await answer(byHand.body.id, { uphold: true, reverse: true }, people.generalSecretary)).body.results).toMatchObject([{ delta: -3 }])
    expect((await host.client.call('GET /points/appeals', { query: {} }, { as: people.foreignSecretary })).items).toEqual([])
    expect((await host.client.send('GET /points/appeals', { query: {} }, { as: people.member })).problem.code).toBe('thing.forbidden')
  })

  test('an answer says what it does: upheld with a correction, refused without one', async () => {
    const { body } = await raise({ entryId: await entryOf(person) })
    expect((await answer(body.id, { uphold: true })).problem.code).toBe('points.correction_mismatch')
    expect((await answer(body.id, { reverse: true })).problem.code).toBe('points.correction_mismatch')
    const missing = await raise({ factOn: '2026-11-03' })
    expect((await answer(missing.body.id, { uphold: true, reverse: true })).problem.code).toBe('points.correction_mismatch')
    expect((await answer(missing.body.id, { uphold: true, award: { ruleKey: 'manual.nothing', title: 'x' } })).problem.code).toBe('points.no_such_rule')
    // an appeal is no way round the second person
    expect((await answer(missing.body.id, { uphold: true, award: { ruleKey: 'manual.deduction', amount: -1, title: '扣分' } })).problem.code).toBe('points.amount_not_allowed')
  })

  test('an award that a cap refuses refuses the whole answer and says why; the reversal with it', async () => {
    for (const at of ['2026-03-01T04:00:00Z', '2026-04-01T04:00:00Z', '2026-05-01T04:00:00Z', '2026-06-01T04:00:00Z']) await entryOf(person, { at })
    const { body } = await raise({ factOn: '2026-11-04' })
    const refused = await answer(body.id, { uphold: true, award: { ruleKey: 'attendance.talk', title: '谈心谈话' } })
    expect(refused.problem).toMatchObject({ code: 'points.nothing_awarded', fields: [{ field: 'body/award', message: '已到上限' }] })
    expect((await get(body.id, people.secretary)).body.state).toBe('waiting')
    const swap = await raise({ entryId: (await host.client.call('GET /points/mine/ledger', { query: {} }, { as: person })).items[0]!.id })
    const retired = await answer(swap.body.id, { uphold: true, reverse: true, award: { ruleKey: 'attendance.talk', title: '谈心谈话（更正日期）' } })
    expect(retired.body.results).toMatchObject([{ delta: -1 }, { delta: 1 }])
    expect(await balance(person)).toBe(4)
  })

  test('a deduction that was too much is lessened, not raised', async () => {
    const { body: proposal } = await host.client.send('POST /points/award-proposals', {
      body: { orgId: people.branch.id, ruleKey: 'manual.deduction', amount: -4, title: '迟到', factOn: '2026-11-05', evidence: '会议记录', fileIds: [], memberIds: [person.memberId] },
    }, { as: people.commissioner })
    const decided = await host.client.call('POST /points/award-proposals/:proposalId/decision', { params: { proposalId: proposal.id }, body: { approve: true, note: '' } }, { as: people.secretary })
    const { body } = await raise({ entryId: decided.members[0]!.entryId! })
    const correct = (amount: number) => answer(body.id, { uphold: true, reverse: true, award: { ruleKey: 'manual.deduction', amount, title: '迟到' } }, people.generalSecretary)
    expect((await correct(-5)).problem.code).toBe('points.amount_not_allowed')
    expect((await correct(-1)).body.results).toMatchObject([{ delta: 4 }, { delta: -1 }])
  })

  test('ten who answer at once: one answer counts, and points move once', async () => {
    const { body } = await raise({ entryId: await entryOf(person) })
    const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => answer(body.id, { uphold: true, reverse: true, text: `第 ${n} 位` }, n % 2 ? people.secretary : people.generalSecretary)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(9).fill('points.appeal_decided'))
    expect(await balance(person)).toBe(0)
  })

  test('my appeals page by page', async () => {
    for (const factOn of ['2026-09-01', '2026-09-02', '2026-09-03']) {
      host.clock.advance(1)
      await raise({ factOn })
    }
    const days: string[] = []
    let cursor: string | undefined
    do {
      const page = await host.client.call('GET /points/appeals/mine', { query: { limit: 1, ...(cursor ? { cursor } : {}) } }, { as: person })
      days.push(...page.items.map(({ factOn }) => factOn))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(days).toEqual(['2026-09-03', '2026-09-02', '2026-09-01'])
  })

  test('a closed year takes no appeals; those that wait are the committee office\'s', async () => {
    const entryId = await entryOf(person, { at: '2025-06-01T04:00:00Z' })
    const late = await entryOf(person, { at: '2025-07-01T04:00:00Z' })
    const { body } = await raise({ entryId })
    const preview = await host.client.call('GET /points/years/:year/preview', { params: { year: 2025 } }, { as: people.office })
    expect(preview).toMatchObject({ over: true, closedAt: null, appealsWaiting: 1, awardsWaiting: 0, entries: 2, members: 1, sum: 2, pending: 0 })
    await host.client.call('POST /points/years/:year/close', { params: { year: 2025 } }, { as: people.office })
    expect((await raise({ entryId: late })).problem.code).toBe('points.year_closed')
    expect((await raise({ factOn: '2025-08-01' })).problem.code).toBe('points.year_closed')
    expect(await host.client.call('GET /points/ledger/:entryId', { params: { entryId: late } }, { as: person })).toMatchObject({ canAppeal: false })
    expect((await answer(body.id, { uphold: true, reverse: true })).problem.code).toBe('points.year_closed')
    expect((await answer(body.id, { uphold: true, reverse: true }, people.office)).body).toMatchObject({ state: 'upheld' })
  })
})
