import { startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory } from '../../../test/harness/factories'
import { assignMakeUp, listOwedStudies } from './index'
import { StudyKit, type Hospital } from './study.test-kit'

describe('assigning and looking after study', () => {
  let host: TestApp
  let kit: StudyKit
  let hospital: Hospital

  beforeAll(async () => {
    host = await startTestApp()
    kit = new StudyKit(host)
    hospital = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  const create = (as: { token: string }, body: { postId: string; orgId: number; creditMinutes?: number }) =>
    host.client.send('POST /study/items', { body: { creditMinutes: 30, ...body } }, { as })

  test('a published post becomes an item: its text as it is now, in blocks, with a least reading time', async () => {
    const postId = await kit.publish(hospital.secretary, hospital.branch)
    const reply = await create(hospital.commissioner, { postId, orgId: hospital.branch.id })
    expect(reply).toMatchObject({ status: 201, body: { title: '学习材料', kind: 'reading', creditMinutes: 30, postId } })
    const item = await host.client.call('GET /study/items/:itemId', { params: { itemId: reply.body.id } }, { as: hospital.secretary })
    expect(item.blocks).toHaveLength(3)
    expect(item).toMatchObject({ minDwellSeconds: 61, dueOn: null, progress: { reached: 0, total: 3, completedAt: null } })
  })

  test('posts and organisations out of reach look like missing ones', async () => {
    const postId = await kit.publish(hospital.foreignSecretary, hospital.foreign)
    const own = await kit.publish(hospital.secretary, hospital.branch)
    expect((await create(hospital.secretary, { postId, orgId: hospital.branch.id })).problem.code).toBe('reference.not_found')
    expect((await create(hospital.secretary, { postId: own, orgId: hospital.sibling.id })).problem.code).toBe('reference.not_found')
    expect((await create(hospital.secretary, { postId: own, orgId: hospital.root.id })).problem.code).toBe('reference.not_found')
    expect((await create(hospital.secretary, { postId: hospital.member.memberId, orgId: hospital.branch.id })).problem.code).toBe('reference.not_found')
    expect((await create(hospital.member, { postId: own, orgId: hospital.branch.id })).problem.code).toBe('reference.not_found')
    expect((await create(hospital.secretary, { postId: own, orgId: hospital.branch.id, creditMinutes: 4 })).problem.code).toBe('request.invalid')
    expect((await create(hospital.secretary, { postId: 'x', orgId: hospital.branch.id })).problem.code).toBe('request.invalid')
  })

  test('what is made above may be assigned below, what is made beside may not', async () => {
    const above = await kit.item(hospital.office, hospital.root, '全院必读')
    const beside = await kit.item(hospital.siblingSecretary, hospital.sibling, '邻支部读物')
    expect(await kit.assign(hospital.secretary, above, hospital.branch)).toMatchObject({ status: 201, body: { title: '全院必读', done: 0, expected: 7, dueOn: '2026-12-01' } })
    expect((await kit.assign(hospital.secretary, beside, hospital.branch)).problem.code).toBe('reference.not_found')
    expect((await kit.assign(hospital.secretary, above, hospital.sibling)).problem.code).toBe('reference.not_found')
    expect((await kit.assign(hospital.member, above, hospital.branch)).problem.code).toBe('reference.not_found')
    const shelf = await host.client.call('GET /study/items', { query: {} }, { as: hospital.secretary })
    expect(shelf.items.map((item) => item.title)).toContain('全院必读')
    expect(shelf.items.map((item) => item.title)).not.toContain('邻支部读物')
    expect((await host.client.send('GET /study/items', { query: {} }, { as: hospital.member })).problem.code).toBe('thing.forbidden')
  })

  test('the same organisation once, even ten at a time; never due before today', async () => {
    const itemId = await kit.item(hospital.secretary, hospital.branch)
    expect((await kit.assign(hospital.secretary, itemId, hospital.branch, '2026-11-21')).problem.code).toBe('study.due_in_past')
    expect((await kit.assign(hospital.secretary, itemId, hospital.branch, '2026-11-31')).problem.code).toBe('request.invalid')
    const replies = await Promise.all(Array.from({ length: 10 }, () => kit.assign(hospital.secretary, itemId, hospital.branch, '2026-11-22')))
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409).map((reply) => reply.problem.code)).toEqual(Array(9).fill('study.assigned_already'))
  })

  test('assignments with how many have done them, for those who look after the organisation', async () => {
    const itemId = await kit.item(hospital.siblingSecretary, hospital.sibling, '邻支部作业')
    await kit.assign(hospital.siblingSecretary, itemId, hospital.sibling)
    await kit.read(hospital.siblingSecretary, itemId)
    const list = (as: { token: string }, orgId?: number) => host.client.send('GET /study/assignments', { query: orgId ? { orgId } : {} }, { as })
    expect((await list(hospital.siblingSecretary)).body.items).toMatchObject([{ title: '邻支部作业', done: 1, expected: 1, org: { name: '呼吸科党支部' } }])
    expect((await list(hospital.generalSecretary, hospital.sibling.id)).body.items).toHaveLength(1)
    expect((await list(hospital.foreignSecretary)).body.items).toEqual([])
    expect((await list(hospital.foreignSecretary, hospital.sibling.id)).problem.code).toBe('reference.not_found')
    expect((await list(hospital.member)).problem.code).toBe('thing.forbidden')
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await host.client.call('GET /study/assignments', { query: { limit: 1, ...(cursor ? { cursor } : {}) } }, { as: hospital.office })
      seen.push(...page.items.map((row) => row.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await list(hospital.office)).body.items.length)
  })

  describe('what applies to whom', () => {
    let toAll: string
    let toBranch: string

    beforeAll(async () => {
      toAll = await kit.item(hospital.office, hospital.root, '给全院')
      toBranch = await kit.item(hospital.foreignSecretary, hospital.foreign, '给骨科')
      await kit.assign(hospital.office, toAll, hospital.root, '2026-12-10')
      await kit.assign(hospital.foreignSecretary, toBranch, hospital.foreign, '2026-12-05')
      await kit.assign(hospital.foreignSecretary, toAll, hospital.foreign, '2026-11-30')
    })

    test('everyone below the organisation, nearest due first, each item once as whoever wants it soonest assigned it', async () => {
      const { items } = await kit.mine(hospital.foreignMember, 'owed')
      expect(items).toMatchObject([
        { title: '给全院', dueOn: '2026-11-30', overdue: false, assignedBy: { name: '骨科党支部' }, progress: { reached: 0, total: 3 } },
        { title: '给骨科', dueOn: '2026-12-05' },
      ])
      const first = await kit.mine(hospital.foreignMember, 'owed', { limit: 1 })
      const second = await kit.mine(hospital.foreignMember, 'owed', { limit: 1, cursor: first.nextCursor! })
      expect([first.items[0]!.title, second.items[0]!.title, second.nextCursor]).toEqual(['给全院', '给骨科', null])
    })

    test('others cannot read it, nor tell that it exists; those who may assign it can read but owe nothing', async () => {
      const read = (as: { token: string }) => host.client.send('GET /study/items/:itemId', { params: { itemId: toBranch } }, { as })
      expect((await read(hospital.foreignMember)).body.dueOn).toBe('2026-12-05')
      expect((await read(hospital.member)).problem.code).toBe('thing.not_found')
      expect((await kit.open(hospital.member, toBranch)).problem.code).toBe('thing.not_found')
      expect((await read(hospital.office)).status).toBe(200)
      expect((await kit.open(hospital.office, toBranch)).problem.code).toBe('study.not_assigned')
    })

    test('make-up reading is owed by those named, and is one line for staff', async () => {
      const ctx = { db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }
      await assignMakeUp(ctx, {
        activityId: 'a1', title: '补学：党课', html: '<p>讲稿</p>', minutes: 60, orgId: hospital.foreign.id,
        memberIds: [hospital.foreignMember.memberId, hospital.foreignSecretary.memberId], dueOn: '2026-11-25',
      })
      expect((await kit.mine(hospital.foreignMember, 'owed')).items[0]).toMatchObject({ title: '补学：党课', kind: 'make_up', creditMinutes: 60 })
      expect((await kit.mine(hospital.member, 'owed')).items.map((item) => item.title)).not.toContain('补学：党课')
      const { items } = await host.client.call('GET /study/assignments', { query: {} }, { as: hospital.foreignSecretary })
      expect(items.filter((row) => row.title === '补学：党课')).toMatchObject([{ done: 0, expected: 2 }])
      const actor = { accountId: '', sessionId: '', name: '', memberId: hospital.foreignMember.memberId, orgId: hospital.foreign.id, orgPath: hospital.foreign.path, roles: [] }
      const owed = await listOwedStudies({ ...ctx, actor }, 2)
      expect(owed.count).toBe(3)
      expect(owed.items.map((item) => item.title)).toEqual(['补学：党课', '给全院'])
    })

    test('the day after it was due it is overdue', async () => {
      host.clock.set('2026-11-25T15:59:59Z')
      expect((await kit.mine(hospital.foreignMember, 'owed')).items[0]).toMatchObject({ overdue: false })
      host.clock.set('2026-11-25T16:00:00Z')
      expect((await kit.mine(hospital.foreignMember, 'owed')).items[0]).toMatchObject({ overdue: true })
    })
  })
})
