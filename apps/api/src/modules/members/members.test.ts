import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import { Factory, type TestPerson } from '../../../test/harness/factories'
import { useHospital } from '../../../test/harness/hospital'

const phone = '13812345689'

describe('the roster', () => {
  const { host, factory, people } = useHospital()

  const list = (as: TestPerson, query: object = {}) => host.client.call('GET /members', { query: { limit: 100, ...query } }, { as })
  const get = (memberId: string, as: TestPerson) => host.client.send('GET /members/:memberId', { params: { memberId } }, { as })
  const create = (orgId: number, body: object = {}, as = people.secretary) =>
    host.client.send('POST /members', { body: { name: '新党员', orgId, status: 'full', ...body } }, { as })
  const update = (memberId: string, body: RouteInput<Wire['PATCH /members/:memberId']>['body'], as = people.secretary) =>
    host.client.send('PATCH /members/:memberId', { params: { memberId }, body }, { as })
  const row = async (sql: string, ...values: unknown[]) => (await host.app.pool.query<Record<string, unknown>>(sql, values)).rows
  const enter = async (orgId = people.branch.id, body: object = {}, as = people.secretary) => (await create(orgId, body, as)).body

  test('a list shows what the roles reach, groups included; an ordinary member sees nobody', async () => {
    const group = await factory.org({ parent: people.branch, kind: 'group' })
    await factory.member(group, { name: '小组党员' })
    const names = (await list(people.secretary)).items.map((member) => member.name)
    expect(names).toContain('小组党员')
    expect(names).toContain('普通党员')
    expect(names).not.toContain('外支部党员')
    expect((await list(people.member)).items).toEqual([])
    expect((await list(people.office, { orgId: people.outer.id })).items.map((member) => member.org.name)).toEqual(['骨科党支部', '骨科党支部'])
  })

  test('an organisation out of reach, in a query or a body, looks like a missing one', async () => {
    const code = async (orgId: number) => (await host.client.send('GET /members', { query: { orgId } }, { as: people.secretary })).problem.code
    for (const orgId of [people.foreign.id, people.sibling.id, people.inner.id, 9999]) expect(await code(orgId)).toBe('reference.not_found')
    for (const orgId of [people.foreign.id, people.sibling.id, 9999]) expect((await create(orgId)).problem.code).toBe('reference.not_found')
  })

  test('a list is filtered and comes in pages without gaps or repeats', async () => {
    const all = (await list(people.office)).items.map((member) => member.id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await host.client.call('GET /members', { query: { limit: 3, ...(cursor ? { cursor } : {}) } }, { as: people.office })
      seen.push(...page.items.map((member) => member.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(all)
    expect((await list(people.office, { service: 'retired' })).items.map((member) => member.name)).toEqual(['老党员'])
    expect((await list(people.office, { q: '外支部' })).items.map((member) => member.name).sort()).toEqual(['外支部书记', '外支部党员'])
    expect((await list(people.office, { q: '%' })).items).toEqual([])
  })

  test('oneself and those within reach are shown, everybody else is not found', async () => {
    expect((await get(people.member.memberId, people.member)).status).toBe(200)
    expect((await get(people.retired.memberId, people.member)).problem.code).toBe('thing.not_found')
    expect((await get(people.member.memberId, people.commissioner)).status).toBe(200)
    expect((await get(people.member.memberId, people.generalSecretary)).status).toBe(200)
    for (const other of [people.siblingSecretary, people.foreignSecretary]) expect((await get(people.member.memberId, other)).problem.code).toBe('thing.not_found')
    expect((await get('not-an-id', people.office)).problem.code).toBe('request.invalid')
  })

  test('a member is entered: a number is issued, the phone is sealed and shown masked, the event and the audit carry no personal data', async () => {
    const reply = await create(people.branch.id, { name: ' 张新 ', phone, status: 'probationary', joinedOn: '2026-07-01' })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ name: '张新', phoneMasked: '138******89', service: 'in_service', version: 1, org: { id: people.branch.id } })
    expect(reply.body.rosterNo).toMatch(/^DY\d{6}$/)
    const [kept] = await row('select * from members where id = $1', reply.body.id)
    expect(kept!.phone_sealed).toMatch(/^v1:k1:/)
    expect(JSON.stringify(kept)).not.toContain(phone)
    const traces = [...(await row('select * from member_events where member_id = $1', reply.body.id)), ...(await row('select * from audit_lines where subject_id = $1', reply.body.id))]
    expect(traces).toHaveLength(2)
    expect(JSON.stringify(traces)).not.toMatch(/张新|138/)
  })

  test('entering is refused: not in a branch, by a commissioner, with a taken number, with days that cannot be', async () => {
    expect((await create(people.inner.id, {}, people.office)).problem.code).toBe('members.org_holds_none')
    expect((await create(people.branch.id, {}, people.commissioner)).problem.code).toBe('reference.not_found')
    expect((await create(people.branch.id, { rosterNo: 'A-1' })).status).toBe(201)
    expect((await create(people.branch.id, { rosterNo: ' A-1 ' })).problem.code).toBe('members.roster_no_taken')
    const days = async (body: object) => (await create(people.branch.id, body)).problem.fields?.[0]
    expect(await days({ joinedOn: '2027-01-01' })).toEqual({ field: 'body/joinedOn', message: '日期不能晚于今天' })
    expect(await days({ joinedOn: '1900-01-01' })).toMatchObject({ field: 'body/joinedOn' })
    expect(await days({ joinedOn: '2020-01-01', fullOn: '2019-01-01' })).toMatchObject({ field: 'body/fullOn' })
    expect((await create(people.branch.id, { phone: '1381234568' })).problem.code).toBe('request.invalid')
    expect((await create(people.branch.id, { name: '零\u0000' })).problem.code).toBe('request.invalid')
  })

  test('two who enter the same number at once: one succeeds', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => create(people.branch.id, { rosterNo: 'TWICE' })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
  })

  test('a number that a roster brought along is not issued again', async () => {
    const { rosterNo } = await enter()
    const next = `DY${String(Number(rosterNo.slice(2)) + 1).padStart(6, '0')}`
    await enter(people.branch.id, { rosterNo: next })
    expect((await enter()).rosterNo).not.toBe(next)
  })

  test('a change names the version it saw; of two at once one is told to look again', async () => {
    const { id } = await enter()
    const replies = await Promise.all([update(id, { version: 1, status: 'probationary' }), update(id, { version: 1, away: true })])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(replies.find((reply) => reply.status === 409)?.problem.code).toBe('thing.changed')
    expect((await update(id, { version: 2, name: '新党员' })).body.version).toBe(2)
  })

  test('a commissioner sees and may not change; oneself neither', async () => {
    expect((await update(people.member.memberId, { version: 1, away: true }, people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await update(people.member.memberId, { version: 1, away: true }, people.member)).problem.code).toBe('thing.forbidden')
  })

  test('who has left is off the roster and kept for the record, and can return', async () => {
    const { id } = await enter(people.branch.id, { name: '转出党员' })
    await update(id, { version: 1, leftOn: '2026-11-01' })
    expect((await list(people.secretary, { q: '转出党员' })).items).toEqual([])
    expect((await list(people.secretary, { q: '转出党员', left: true })).items).toMatchObject([{ id, leftOn: '2026-11-01' }])
    await update(id, { version: 2, leftOn: null })
    expect((await row('select kind from member_events where member_id = $1 order by id', id)).map((event) => event.kind).sort()).toEqual(['entered', 'left', 'returned'])
  })

  test('the full phone needs the office for it and a reason, and leaves a line', async () => {
    const { id } = await enter(people.branch.id, { phone })
    const look = (as: TestPerson, reason = '通知开会') => host.client.send('POST /members/:memberId/phone-views', { params: { memberId: id }, body: { reason } }, { as })
    expect((await look(people.secretary)).body).toEqual({ phone })
    expect(await row(`select detail from audit_lines where action = 'members.view_phone' and subject_id = $1`, id)).toEqual([{ detail: { reason: '通知开会' } }])
    expect((await look(people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await look(people.admin)).problem.code).toBe('thing.forbidden')
    expect((await look(people.foreignSecretary)).problem.code).toBe('thing.not_found')
    expect((await look(people.secretary, ' ')).problem.code).toBe('request.invalid')
    expect(await row(`select 1 from audit_lines where action = 'members.view_phone'`)).toHaveLength(1)
  })

  test('a number sealed for one row does not open in another', async () => {
    const [a, b] = [await enter(people.branch.id, { phone }), await enter(people.branch.id, { phone: '13900000000' })]
    await host.app.pool.query('update members set phone_sealed = (select phone_sealed from members where id = $1) where id = $2', [a.id, b.id])
    const reply = await host.client.send('POST /members/:memberId/phone-views', { params: { memberId: b.id }, body: { reason: '核对' } }, { as: people.secretary })
    expect(reply.status).toBe(500)
    expect(JSON.stringify(reply.body)).not.toContain(phone)
  })

  test('sent again with the same key, a member is entered once', async () => {
    const send = () => host.client.send('POST /members', { body: { name: '重试党员', orgId: people.branch.id, status: 'full' } }, { as: people.secretary, idempotencyKey: 'enter-once-1' })
    expect((await send()).body).toEqual((await send()).body)
    expect((await list(people.secretary, { q: '重试党员' })).items).toHaveLength(1)
  })
})

describe('members of a dissolved organisation', () => {
  const { host, people } = useHospital()

  const dissolve = (orgId: number, mergeIntoId?: number) =>
    host.client.send('POST /orgs/:orgId/dissolve', { params: { orgId }, body: { reason: '合并', ...(mergeIntoId ? { mergeIntoId } : {}) } }, { as: people.office })

  test('they keep it open, or go to the branch it is merged into', async () => {
    expect((await dissolve(people.foreign.id)).problem.code).toBe('orgs.has_members')
    expect((await dissolve(people.foreign.id, people.inner.id)).problem.code).toBe('members.org_holds_none')
    expect((await host.client.call('GET /orgs/:orgId', { params: { orgId: people.foreign.id } }, { as: people.office })).dissolved).toBe(false)
    expect((await dissolve(people.foreign.id, people.sibling.id)).status).toBe(200)
    const moved = await host.client.call('GET /members/:memberId', { params: { memberId: people.foreignMember.memberId } }, { as: people.office })
    expect(moved).toMatchObject({ org: { id: people.sibling.id }, version: 2 })
    const { rows } = await host.app.pool.query(`select detail from member_events where member_id = $1`, [people.foreignMember.memberId])
    expect(rows).toEqual([{ detail: { from: people.foreign.id, to: people.sibling.id, dissolved: true } }])
  })

  test('nobody slips into a branch that is being dissolved', async () => {
    const empty = await new Factory(host).org({ parent: people.inner, name: '空支部' })
    const enter = () => host.client.send('POST /members', { body: { name: '迟到党员', orgId: empty.id, status: 'full' } }, { as: people.generalSecretary })
    const [closed, entered] = await Promise.all([dissolve(empty.id), enter()])
    // whoever was first, never both
    expect([closed.status, entered.status].filter((status) => status < 300)).toHaveLength(1)
  })
})
