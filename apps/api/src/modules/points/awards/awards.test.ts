import type { Factory, TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'
import { png } from '../../../../test/harness/samples'
import { ensureDefaultRules, onDecided, type Decision } from '../index'

describe('points by hand', () => {
  const { host, factory, people } = useHospital()
  const told: Decision[] = []

  beforeAll(async () => {
    await ensureDefaultRules({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, '2025-01-01')
    onDecided(async (_ctx, decision) => void told.push(decision))
  })
  beforeEach(() => host.clock.advance(60))

  const body = (change: object = {}) => ({
    orgId: people.branch.id, ruleKey: 'manual.article', title: '在院报发表通讯', factOn: '2026-11-10', evidence: '见院报 11 月刊第 2 版', fileIds: [],
    memberIds: [people.member.memberId], ...change,
  })
  const propose = (change: object = {}, as: TestPerson = people.commissioner) => host.client.send('POST /points/award-proposals', { body: body(change) }, { as })
  const decide = (proposalId: string, as: TestPerson, approve = true, note = '') =>
    host.client.send('POST /points/award-proposals/:proposalId/decision', { params: { proposalId }, body: { approve, note } }, { as })
  const get = (proposalId: string, as: TestPerson) => host.client.send('GET /points/award-proposals/:proposalId', { params: { proposalId } }, { as })
  const withdraw = (proposalId: string, as: TestPerson) => host.client.send('POST /points/award-proposals/:proposalId/withdrawal', { params: { proposalId }, body: {} }, { as })
  const balance = async (as: TestPerson) => (await host.client.call('GET /points/mine', { query: {} }, { as })).balance
  const someone = (name: string, more: Parameters<Factory['person']>[1] = {}) => factory.person(people.branch, { name, ...more })

  test('a commissioner proposes, the secretary agrees, the member reads who and why', async () => {
    const person = await someone('撰稿人')
    const proposed = await propose({ memberIds: [person.memberId] })
    expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', amount: 3, mine: true, canDecide: false, proposedBy: '本支部委员', memberCount: 1, rule: { name: '发表宣传稿件' } } })
    expect(await balance(person)).toBe(0)
    const waiting = await get(proposed.body.id, people.secretary)
    expect(waiting.body).toMatchObject({ canDecide: true, mine: false, evidence: '见院报 11 月刊第 2 版' })
    const approved = await decide(proposed.body.id, people.secretary, true, '属实')
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved', decidedBy: '本支部书记', decision: '属实', members: [{ skipped: null }] } })
    expect(await balance(person)).toBe(3)
    const entryId = approved.body.members[0]!.entryId!
    expect(await host.client.call('GET /points/ledger/:entryId', { params: { entryId } }, { as: person })).toMatchObject({
      title: '在院报发表通讯', delta: 3, factOn: '2026-11-10', source: { type: 'manual', id: proposed.body.id }, enteredBy: '本支部书记', proposedBy: '本支部委员',
      note: '见院报 11 月刊第 2 版', org: { name: '心内科党支部' }, canAppeal: true, appeal: null,
    })
    expect(told.at(-1)).toMatchObject({ kind: 'award', outcome: 'approved', memberIds: [person.memberId], proposerId: people.commissioner.memberId, title: '在院报发表通讯' })
  })

  test('nobody agrees to their own, to one that names them, or to what takes a higher office', async () => {
    const own = await propose({}, people.secretary)
    expect((await decide(own.body.id, people.secretary)).problem.code).toBe('points.own_proposal')
    for (const who of [people.generalSecretary, people.commissioner]) expect((await decide(own.body.id, who)).problem.code).toBe('thing.forbidden')
    const ofCommissioner = await propose({ memberIds: [people.secretary.memberId] })
    expect((await decide(ofCommissioner.body.id, people.secretary)).problem.code).toBe('points.own_award')
    expect((await get(ofCommissioner.body.id, people.secretary)).body.canDecide).toBe(false)
    expect((await decide(ofCommissioner.body.id, people.generalSecretary)).status).toBe(200)
    expect((await decide(own.body.id, people.office)).status).toBe(200)
    // whoever holds both offices proposes as the higher one
    const both = await someone('书记兼委员', { roles: [['commissioner', people.branch], ['secretary', people.branch]] })
    const asBoth = await propose({}, both)
    expect((await decide(asBoth.body.id, people.secretary)).problem.code).toBe('thing.forbidden')
    const byOffice = await propose({}, people.office)
    expect((await decide(byOffice.body.id, people.office)).problem.code).toBe('points.own_proposal')
  })

  test('out of reach: members in the list, organisation, files, and the proposal itself', async () => {
    const code = async (change: object, as = people.commissioner) => (await propose(change, as)).problem.code
    expect(await code({ memberIds: [people.member.memberId, people.foreignMember.memberId] })).toBe('reference.not_found')
    expect(await code({ memberIds: ['019aa000-0000-7000-8000-000000000000'] })).toBe('reference.not_found')
    expect(await code({ orgId: people.foreign.id })).toBe('reference.not_found')
    expect(await code({ orgId: people.inner.id })).toBe('reference.not_found')
    // the organisation proposed for bounds the list even for somebody who reaches further
    expect(await code({ orgId: people.sibling.id }, people.generalSecretary)).toBe('reference.not_found')
    expect(await code({}, people.member)).toBe('reference.not_found')
    const file = (await host.client.upload('/files', { name: 'a.png', content: png }, { as: people.foreignSecretary })).body as { id: string }
    expect(await code({ fileIds: [file.id] })).toBe('reference.not_found')
    const { body: there } = await propose()
    for (const who of [people.foreignSecretary, people.siblingSecretary, people.member, people.admin]) {
      expect((await get(there.id, who)).problem.code).toBe('thing.not_found')
      expect((await decide(there.id, who)).problem.code).toBe('thing.not_found')
      expect((await withdraw(there.id, who)).problem.code).toBe('thing.not_found')
    }
    const listed = await host.client.call('GET /points/award-proposals', { query: {} }, { as: people.siblingSecretary })
    expect(listed.items).toEqual([])
    expect((await host.client.send('GET /points/award-proposals', { query: {} }, { as: people.member })).problem.code).toBe('thing.forbidden')
    const left = await someone('调走的人')
    await host.app.pool.query("update members set left_on = '2026-11-01' where id = $1", [left.memberId])
    expect(await code({ memberIds: [left.memberId] })).toBe('reference.not_found')
  })

  test('evidence is shown to those who look after the branch, and to nobody else', async () => {
    const file = (await host.client.upload('/files', { name: '证书.png', content: png }, { as: people.commissioner })).body as { id: string }
    const proposed = await propose({ fileIds: [file.id] })
    expect(proposed.body.files).toMatchObject([{ name: '证书.png', image: true }])
    const read = (as: TestPerson) => host.client.raw('GET', `/files/${file.id}`, undefined, { as })
    for (const who of [people.commissioner, people.secretary, people.generalSecretary, people.office]) expect((await read(who)).status).toBe(200)
    for (const who of [people.member, people.siblingSecretary, people.foreignSecretary]) expect((await read(who)).problem.code).toBe('thing.not_found')
  })

  test.each([
    ['a day to come', { factOn: '2026-11-23' }, 'points.fact_in_future'],
    ['a rule that is not one of these', { ruleKey: 'attendance.theme_day' }, 'points.no_such_rule'],
    ['a rule that is none', { ruleKey: 'manual.nothing' }, 'points.no_such_rule'],
    ['a day before there were rules', { factOn: '2024-12-31' }, 'points.no_such_rule'],
    ['another amount than the rule says', { amount: 4 }, 'points.amount_not_allowed'],
    ['no amount where one is wanted', { ruleKey: 'manual.other' }, 'points.amount_not_allowed'],
    ['more than the rule allows', { ruleKey: 'manual.other', amount: 5.1 }, 'points.amount_not_allowed'],
    ['taking points off under a rule that gives them', { ruleKey: 'manual.other', amount: -1 }, 'points.amount_not_allowed'],
    ['giving them under one that takes them off', { ruleKey: 'manual.deduction', amount: 1 }, 'points.amount_not_allowed'],
    ['nobody', { memberIds: [] }, 'request.invalid'],
    ['no evidence', { evidence: ' ' }, 'request.invalid'],
    ['nought', { ruleKey: 'manual.other', amount: 0 }, 'request.invalid'],
    ['a hundredth', { ruleKey: 'manual.other', amount: 0.05 }, 'request.invalid'],
    ['too many', { memberIds: Array.from({ length: 201 }, (_, n) => `019aa000-0000-7000-8000-${String(n).padStart(12, '0')}`) }, 'request.invalid'],
  ])('refuses %s', async (_what, change, code) => expect((await propose(change)).problem.code).toBe(code))

  test('two hundred at once', async () => {
    const many = await Promise.all(Array.from({ length: 199 }, (_, n) => factory.member(people.branch, { name: `群众${n}` })))
    const { body: proposed } = await propose({ memberIds: [...many.map(({ id }) => id), people.retired.memberId] })
    const { body: approved } = await decide(proposed.id, people.secretary)
    expect(approved.members.filter(({ entryId }) => entryId !== null)).toHaveLength(199)
    expect(approved.members.at(-1)).toMatchObject({ entryId: null, skipped: 'exempt' })
    expect(told.at(-1)?.memberIds).toHaveLength(199)
  })

  test('caps hold, and who met one is told; where nobody would get anything, nothing happens', async () => {
    const [full, other] = [await someone('满额'), await someone('未满')]
    for (let n = 0; n < 2; n++) await decide((await propose({ ruleKey: 'manual.honour', memberIds: [full.memberId] })).body.id, people.secretary)
    const { body: proposed } = await propose({ ruleKey: 'manual.honour', memberIds: [full.memberId, other.memberId] })
    expect((await decide(proposed.id, people.secretary)).body.members).toMatchObject([{ entryId: null, skipped: 'capped' }, { skipped: null }])
    expect([await balance(full), await balance(other)]).toEqual([20, 10])
    const { body: nobody } = await propose({ ruleKey: 'manual.honour', memberIds: [full.memberId, people.retired.memberId] })
    expect((await decide(nobody.id, people.secretary)).problem.code).toBe('points.nothing_awarded')
    expect((await get(nobody.id, people.secretary)).body).toMatchObject({ state: 'proposed', members: [{ skipped: null }, { skipped: null }] })
  })

  test('whoever left before it was agreed is passed over', async () => {
    const [stays, leaves] = [await someone('留下'), await someone('离开')]
    const { body: proposed } = await propose({ memberIds: [stays.memberId, leaves.memberId] })
    await host.app.pool.query("update members set left_on = '2026-11-21' where id = $1", [leaves.memberId])
    expect((await decide(proposed.id, people.secretary)).body.members).toMatchObject([{ skipped: null }, { skipped: 'left' }])
  })

  test('ten who decide at once: one word counts', async () => {
    const person = await someone('一次')
    const { body: proposed } = await propose({ memberIds: [person.memberId] })
    const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => decide(proposed.id, n % 2 ? people.secretary : people.generalSecretary, n !== 3, '各说各的')))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(9).fill('points.proposal_decided'))
    expect([0, 3]).toContain(await balance(person))
    expect((await decide(proposed.id, people.office)).problem.code).toBe('points.proposal_decided')
    expect((await withdraw(proposed.id, people.commissioner)).problem.code).toBe('points.proposal_decided')
  })

  test('a refusal has a reason; a proposal is withdrawn by its maker', async () => {
    const { body: one } = await propose()
    expect((await decide(one.id, people.secretary, false, ' ')).problem.code).toBe('points.refusal_reason')
    expect((await decide(one.id, people.secretary, false, '缺佐证')).body).toMatchObject({ state: 'refused', decision: '缺佐证' })
    expect(told.at(-1)).toMatchObject({ outcome: 'refused', memberIds: [], proposerId: people.commissioner.memberId, text: '缺佐证' })
    const { body: two } = await propose()
    expect((await withdraw(two.id, people.secretary)).problem.code).toBe('thing.forbidden')
    expect((await withdraw(two.id, people.commissioner)).body.state).toBe('withdrawn')
    expect((await decide(two.id, people.secretary)).problem.code).toBe('points.proposal_decided')
  })

  test('a deduction stays whole in the ledger; the sum shown ends at nought', async () => {
    const person = await someone('扣分的人')
    const { body: less } = await propose({ ruleKey: 'manual.deduction', amount: -4.5, title: '无故缺席', memberIds: [person.memberId] })
    await decide(less.id, people.secretary)
    expect(await balance(person)).toBe(0)
    expect((await host.client.call('GET /points/mine/ledger', { query: {} }, { as: person })).items).toMatchObject([{ delta: -4.5, title: '无故缺席' }])
    const { body: more } = await propose({ memberIds: [person.memberId] })
    await decide(more.id, people.secretary)
    expect(await balance(person)).toBe(0)
    for (let n = 0; n < 2; n++) await decide((await propose({ memberIds: [person.memberId] })).body.id, people.secretary)
    expect(await balance(person)).toBe(4.5)
  })

  test('what waits for whom', async () => {
    const { body: before } = await host.client.send('GET /points/award-proposals', { query: { state: 'proposed' } }, { as: people.secretary })
    const { body: proposed } = await propose({ memberIds: [people.retired.memberId] })
    const { items } = await host.client.call('GET /points/award-proposals', { query: { state: 'proposed', limit: 1 } }, { as: people.secretary })
    expect(items).toMatchObject([{ id: proposed.id, canDecide: true }])
    expect((await host.client.call('GET /points/award-proposals', { query: { state: 'proposed', limit: 100 } }, { as: people.secretary })).items).toHaveLength(before.items.length + 1)
    const of = (orgId: number, as: TestPerson) => host.client.send('GET /points/award-proposals', { query: { orgId, limit: 1 } }, { as })
    expect((await of(people.branch.id, people.generalSecretary)).body.items).toHaveLength(1)
    expect((await of(people.sibling.id, people.generalSecretary)).body.items).toEqual([])
    expect((await of(people.branch.id, people.siblingSecretary)).problem.code).toBe('reference.not_found')
  })

  test('a closed year: nobody but the committee office, before and after', async () => {
    const { body: early } = await propose({ factOn: '2025-06-01' })
    await host.client.call('POST /points/years/:year/close', { params: { year: 2025 } }, { as: people.office })
    expect((await decide(early.id, people.secretary)).problem.code).toBe('points.year_closed')
    expect((await propose({ factOn: '2025-06-01' })).problem.code).toBe('points.year_closed')
    expect((await decide(early.id, people.office)).body).toMatchObject({ state: 'approved' })
  })
})
