import { Meetings } from '../../../../test/harness/meetings'

describe('planning and finding activities', () => {
  const meetings = Meetings.use()
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const api = () => meetings.host.client
  const create = (over: Record<string, unknown>, as = meetings.people.secretary) =>
    api().send('POST /activities', { body: { ...meetings.content(), ...over } }, { as })

  test('a plan takes the default window and is for staff only until it is opened', async () => {
    const { people } = meetings
    const { id } = await meetings.plan({ startsAt: '2026-11-23T07:00:00Z', endsAt: '2026-11-23T09:00:00+00:00' })
    expect(await meetings.get(id, people.commissioner)).toMatchObject({
      state: 'draft', checkInOpensAt: '2026-11-23T06:30:00.000Z', checkInClosesAt: '2026-11-23T09:00:00.000Z',
      points: { rule: '参加志愿服务', delta: 4 }, can: { edit: true, open: true, checkIn: false }, mine: null,
    })
    expect((await api().send('GET /activities/:activityId', { params: { activityId: id } }, { as: people.member })).problem.code).toBe('thing.not_found')
    await api().call('POST /activities/:activityId/open', { params: { activityId: id } }, { as: people.commissioner })
    expect(await meetings.get(id, people.member)).toMatchObject({ state: 'open', mine: { signedUp: false, leave: null, attendance: null }, can: { edit: false, askLeave: true, checkIn: false } })
  })

  test.each([
    ['ends before it starts', { endsAt: '2026-11-22T05:00:00Z' }, 422, 'activities.times_out_of_order'],
    ['a year long gone', { startsAt: '0001-01-01T00:00:00Z', endsAt: '0001-01-01T01:00:00Z' }, 422, 'activities.times_out_of_order'],
    ['a second no calendar has', { startsAt: '2026-06-30T23:59:60Z' }, 400, 'request.invalid'],
    ['a kind nobody knows', { kind: 'party' }, 400, 'request.invalid'],
    ['an unknown field', { secret: 1 }, 400, 'request.invalid'],
    ['a title of blanks', { title: '   ' }, 400, 'request.invalid'],
    ['a NUL in a text', { title: 'a\u0000b' }, 400, 'request.invalid'],
    ['no place for anybody', { signUpMode: 'sign_up', quota: 0 }, 400, 'request.invalid'],
  ])('%s is refused', async (_what, over, status, code) => {
    const reply = await create(over)
    expect([reply.status, reply.problem.code]).toEqual([status, code])
  })

  test('for one\'s own organisation and below; elsewhere it is as if there were none', async () => {
    const { people } = meetings
    expect((await create({ orgId: people.sibling.id })).problem.code).toBe('reference.not_found')
    expect((await create({ orgId: people.inner.id })).problem.code).toBe('reference.not_found')
    expect((await create({ orgId: 2_000_000_000 })).problem.code).toBe('reference.not_found')
    expect((await create({}, people.member)).problem.code).toBe('reference.not_found')
    expect((await create({ orgId: people.branch.id }, people.generalSecretary)).status).toBe(201)
  })

  test('others\' plans can be neither changed nor opened nor called off, by id', async () => {
    const { people } = meetings
    const { id } = await meetings.plan()
    const params = { params: { activityId: id } }
    for (const as of [people.siblingSecretary, people.foreignSecretary, people.member]) {
      const replies = [
        await api().send('PUT /activities/:activityId', { ...params, body: meetings.content() }, { as }),
        await api().send('POST /activities/:activityId/open', params, { as }),
        await api().send('POST /activities/:activityId/cancel', { ...params, body: { reason: '换' } }, { as }),
        await api().send('POST /activities/:activityId/board', params, { as }),
        await api().send('GET /activities/:activityId/count', params, { as }),
        await api().send('GET /activities/:activityId/roster', { ...params, query: {} }, { as }),
      ]
      expect(replies.map((reply) => reply.problem.code)).toEqual(Array(6).fill('thing.not_found'))
    }
    const moved = await api().send('PUT /activities/:activityId', { ...params, body: meetings.content({ orgId: people.sibling.id }) }, { as: people.secretary })
    expect(moved.problem.code).toBe('reference.not_found')
  })

  test('opened twice at once it is opened once, and its roster stays as it was then', async () => {
    const { people, factory } = meetings
    const { id } = await meetings.plan({ orgId: people.sibling.id }, people.generalSecretary)
    await factory.member(people.sibling, { name: '外出党员', away: true })
    await factory.member(people.sibling, { name: '积极分子', status: 'activist' })
    const replies = await Promise.all([1, 2].map(() => api().send('POST /activities/:activityId/open', { params: { activityId: id } }, { as: people.generalSecretary })))
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    await factory.member(people.sibling, { name: '后来的人' })
    const rows = await meetings.roster(id, people.siblingSecretary)
    expect(rows.map((row) => [row.member.name, row.expected])).toEqual([['邻支部书记', true], ['外出党员', false], ['积极分子', false]])
    expect((await meetings.get(id, people.siblingSecretary)).headcount).toMatchObject({ expected: 1 })
    const late = await api().send('PUT /activities/:activityId', { params: { activityId: id }, body: meetings.content({ orgId: people.sibling.id }) }, { as: people.siblingSecretary })
    expect(late.problem.code).toBe('activities.wrong_state')
  })

  test('a committee meeting expects those who hold office there', async () => {
    const { people } = meetings
    const { id } = await meetings.open({ kind: 'committee_meeting' })
    expect((await meetings.roster(id)).map((row) => row.member.name).sort()).toEqual([people.secretary.name, people.commissioner.name].sort())
  })

  test('called off, it says why and stays that way', async () => {
    const { people } = meetings
    const { id } = await meetings.open()
    await meetings.scan(id, people.commissioner, { code: await meetings.code(id) })
    expect(await meetings.balance(people.commissioner.memberId)).toBe(40)
    await api().call('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason: '改期' } }, { as: people.secretary })
    expect(await meetings.get(id, people.member)).toMatchObject({ state: 'cancelled', cancelReason: '改期', can: { checkIn: false, askLeave: false } })
    expect(await meetings.balance(people.commissioner.memberId)).toBe(0)
    expect((await meetings.confirm(id)).problem.code).toBe('activities.wrong_state')
    expect((await api().send('POST /activities/:activityId/board', { params: { activityId: id } }, { as: people.secretary })).problem.code).toBe('activities.wrong_state')
  })

  test('the board: codes and no secret, on record; its count masks names', async () => {
    const { people } = meetings
    const { id } = await meetings.open()
    const board = await meetings.board(id)
    expect(board).toMatchObject({ serverTime: '2026-11-22T06:00:00.000Z', stepSeconds: 10, codes: { length: 30 } })
    expect(board.codes[0]!.text).toMatch(/^https:\/\/ejia\.test\/ci\/[0-9a-f]{32}\.[0-9a-z]+\.[\w-]{22}$/)
    expect(board.typed.at(-1)!.from >= '2026-11-22T06:04:00.000Z').toBe(true)
    expect(await meetings.count(`audit_lines where action = 'activities.issue_codes' and subject_id = $1`, id)).toBe(1)
    expect((await api().send('POST /activities/:activityId/board', { params: { activityId: id } }, { as: people.member })).problem.code).toBe('thing.forbidden')
    await meetings.scan(id, people.member, { code: board.codes[0]!.text })
    const count = await api().call('GET /activities/:activityId/count', { params: { activityId: id } }, { as: people.commissioner })
    expect(count).toMatchObject({ present: 1, state: 'open', recent: [{ name: '普*员' }] })
  })

  test('the list is for whoever looks after it once it is open, its entries are decided by the secretary, also after confirming', async () => {
    const { people } = meetings
    const { id } = await meetings.plan()
    const offered = async () => {
      const all = await Promise.all([people.secretary, people.commissioner].map((as) => meetings.get(id, as)))
      return all.map(({ can }) => [can.seeRoster, can.review])
    }
    expect(await offered()).toEqual([[false, false], [false, false]])
    await api().call('POST /activities/:activityId/open', { params: { activityId: id } }, { as: people.secretary })
    expect(await offered()).toEqual([[true, true], [true, false]])
    expect((await meetings.get(id, people.member)).can).toMatchObject({ seeRoster: false, review: false })
    await meetings.confirm(id)
    expect(await offered()).toEqual([[true, true], [true, false]])
  })

  describe('lists', () => {
    test('what concerns me, page by page without gaps, and nothing else', async () => {
      const { people, factory } = meetings
      const own = await factory.org({ parent: people.outer, name: '检验科党支部' })
      const [secretary, member] = [await factory.person(own, { roles: [['secretary', own]] }), await factory.person(own)]
      const at = (hour: number) => ({ startsAt: new Date(Date.UTC(2026, 10, 24, hour)).toISOString(), endsAt: new Date(Date.UTC(2026, 10, 24, hour + 1)).toISOString() })
      for (const hour of [5, 1, 3, 1, 2]) await meetings.open({ orgId: own.id, title: `第${hour}场`, ...at(hour) }, secretary)
      await meetings.plan({ orgId: own.id, title: '还没公布', ...at(4) }, secretary)
      await meetings.open({ title: '别的支部', ...at(4) })
      await meetings.open({ orgId: people.root.id, signUpMode: 'sign_up', title: '全院报名', ...at(6) }, people.office)
      const titles: string[] = []
      let cursor: string | undefined
      do {
        const page = await api().call('GET /activities', { query: { when: 'upcoming', limit: 2, ...(cursor ? { cursor } : {}) } }, { as: member })
        titles.push(...page.items.map((item) => item.title))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(titles).toEqual(['第1场', '第1场', '第2场', '第3场', '第5场', '全院报名'])
      meetings.host.clock.set('2026-11-24T03:30:00Z')
      const past = await api().call('GET /activities', { query: { when: 'past' } }, { as: member })
      expect(past.items.map((item) => item.title)).toEqual(['第2场', '第1场', '第1场'])
    })

    test('what I look after, in any state, and no more than that', async () => {
      const { people } = meetings
      const managed = async (as: typeof people.member, query = {}) => (await api().call('GET /managed-activities', { query: { limit: 100, ...query } }, { as })).items
      expect(await managed(people.member)).toEqual([])
      expect(new Set((await managed(people.secretary)).map((item) => item.org.id))).toEqual(new Set([people.branch.id]))
      expect((await managed(people.secretary, { state: 'draft' })).every((item) => item.state === 'draft')).toBe(true)
      expect(await managed(people.secretary, { orgId: people.sibling.id })).toEqual([])
      expect((await managed(people.generalSecretary, { orgId: people.sibling.id })).length).toBeGreaterThan(0)
    })

    test('the roster by part of a name, by what is missing, and by pages', async () => {
      const { people } = meetings
      const { id } = await meetings.open()
      await meetings.scan(id, people.member, { code: await meetings.code(id) })
      const list = async (query: object) => (await api().call('GET /activities/:activityId/roster', { params: { activityId: id }, query }, { as: people.secretary })).items.map((row) => row.member.name)
      expect(await list({ q: '普通' })).toEqual(['普通党员'])
      expect(await list({ q: '%' })).toEqual([])
      expect(await list({ show: 'present' })).toEqual(['普通党员'])
      expect(await list({ show: 'missing', limit: 100 })).not.toContain('普通党员')
      expect((await api().send('GET /activities/:activityId/roster', { params: { activityId: id }, query: { cursor: 'WyJhIiwiYiJd' } }, { as: people.secretary })).problem.code).toBe('request.invalid')
      expect((await api().send('GET /activities/:activityId/roster', { params: { activityId: id }, query: {} }, { as: people.member })).problem.code).toBe('thing.forbidden')
    })

    test('where I was', async () => {
      const { people, factory } = meetings
      const me = await factory.person(people.branch)
      const { id } = await meetings.open()
      await meetings.scan(id, me, { code: await meetings.code(id) })
      const mine = await api().call('GET /attendances/mine', { query: {} }, { as: me })
      expect(mine.items).toEqual([{ activity: { id, title: '义诊', kind: 'volunteering', startsAt: '2026-11-22T06:00:00.000Z' }, state: 'present', way: 'self_scan', at: '2026-11-22T06:00:00.000Z', confirmed: false }])
    })
  })

  describe('sign-up and leave', () => {
    test('sign up, again, withdraw; not after the deadline', async () => {
      const { people } = meetings
      const { id } = await meetings.open({ signUpMode: 'sign_up', startsAt: '2026-11-22T08:00:00Z', endsAt: '2026-11-22T09:00:00Z', signUpClosesAt: '2026-11-22T07:00:00Z' })
      const params = { params: { activityId: id } }
      const [up, down] = [() => api().send('PUT /activities/:activityId/sign-up', params, { as: people.member }), () => api().send('DELETE /activities/:activityId/sign-up', params, { as: people.member })]
      expect((await meetings.get(id, people.member)).can).toMatchObject({ signUp: true, askLeave: false })
      expect((await up()).body).toMatchObject({ headcount: { signedUp: 1 }, can: { signUp: false, withdrawSignUp: true, askLeave: true } })
      expect((await up()).body.headcount.signedUp).toBe(1)
      expect((await down()).body).toMatchObject({ headcount: { signedUp: 0 }, can: { signUp: true } })
      meetings.host.clock.set('2026-11-22T07:00:00.000Z')
      expect((await up()).status).toBe(200)
      meetings.host.clock.set('2026-11-22T07:00:00.001Z')
      expect((await down()).problem.code).toBe('activities.sign_up_closed')
      expect((await api().send('PUT /activities/:activityId/sign-up', params, { as: people.retired })).problem.code).toBe('activities.sign_up_closed')
      expect((await api().send('PUT /activities/:activityId/sign-up', params, { as: people.foreignMember })).problem.code).toBe('thing.not_found')
    })

    test('ask, be refused, ask again, be excused; decided once', async () => {
      const { people } = meetings
      const { id } = await meetings.open()
      const ask = (as = people.member) => api().send('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'surgery', note: '急诊手术' } }, { as })
      const decide = (grant: boolean, as = people.commissioner) =>
        api().send('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: people.member.memberId }, body: { grant } }, { as })
      expect((await decide(true)).problem.code).toBe('thing.not_found')
      expect((await ask()).body.leave).toEqual({ reason: 'surgery', note: '急诊手术', state: 'pending' })
      expect((await decide(true, people.member)).problem.code).toBe('thing.forbidden')
      expect((await decide(true, people.siblingSecretary)).problem.code).toBe('thing.not_found')
      expect((await decide(false)).body.leave?.state).toBe('refused')
      expect((await ask()).body.leave?.state).toBe('pending')
      const decisions = await Promise.all([decide(true), decide(false)])
      expect(decisions.map((reply) => reply.status).sort()).toEqual([200, 409])
      expect((await ask(people.foreignMember)).problem.code).toBe('thing.not_found')
      await meetings.scan(id, people.retired, { code: await meetings.code(id) })
      expect((await ask(people.retired)).problem.code).toBe('activities.checked_in_already')
      await meetings.confirm(id)
      expect((await ask(people.secretary)).problem.code).toBe('activities.leave_closed')
    })
  })
})
