import { useCallUps } from '../call-ups.test-kit'

describe('calls', () => {
  const { host, factory, people, team, call, called, at, live, get, answer, inbox, audited } = useCallUps()
  beforeEach(() => host.clock.advance(7 * 86_400))

  const standDown = (id: string, as = people.secretary) => host.client.send('POST /call-ups/:callUpId/stand-down', { ...at(id), body: { word: '血已够用，谢谢大家。' } }, { as })
  const remind = (id: string, as = people.secretary) => host.client.send('POST /call-ups/:callUpId/reminders', { ...at(id), body: {} }, { as })

  test('reach everybody of several teams once, at any hour, and are audited', async () => {
    host.clock.set('2027-02-01T18:30:00Z') // half past two at night
    const [one, two] = [await team(), await team({ memberIds: [people.member.memberId, people.secretary.memberId] })]
    const { status, body } = await call([one.body.id, two.body.id], { rehearsal: true })
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'running', rehearsal: true, calledBy: '本支部书记', mine: { standing: 'silent', answer: null } })
    for (const as of [people.member, people.retired, people.secretary]) {
      const messages = (await inbox(as)).filter(({ link }) => link?.id === body.id)
      expect(messages).toMatchObject([{ title: '应急召集：【演练】血库告急', link: { type: 'call_up' } }])
    }
    expect((await live(body.id)).body.counts).toEqual({ expected: 3, seen: 0, coming: 0, cannot: 0, unanswered: 3, arrived: 0 })
    expect(await audited('call_ups.call')).toMatchObject([{ subject_id: body.id, detail: { people: 3, rehearsal: true } }])
  })

  test('are a secretary’s word: a commissioner prepares, members and other branches cannot', async () => {
    const { body } = await team()
    for (const as of [people.commissioner, people.member, people.siblingSecretary, people.foreignSecretary, people.admin]) expect((await call([body.id], {}, { as })).problem.code).toBe('reference.not_found')
    for (const as of [people.generalSecretary, people.office]) expect((await call([body.id], {}, { as })).status).toBe(201)
    const gather = async (minutes: number) => (await call([body.id], { gatherBy: new Date(host.clock.now().getTime() + minutes * 60_000).toISOString() })).problem.code
    expect([await gather(0), await gather(24 * 60 + 1)]).toEqual(['call_ups.gather_in_past', 'call_ups.gather_in_past'])
    expect((await call([])).problem.code).toBe('request.invalid')
  })

  test('two taps are one call', async () => {
    const { body } = await team()
    const replies = await Promise.all([1, 2, 3].map(() => call([body.id], {}, { key: 'one-and-the-same-key' })))
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
    expect((await inbox(people.retired)).filter(({ link }) => link?.id === replies[0]!.body.id)).toHaveLength(1)
  })

  test('keep who was called when the team changes', async () => {
    const { id, teamId } = await called()
    const change = { name: '换了人', kind: 'emergency' as const, duty: '', captainId: people.secretary.memberId, memberIds: [people.secretary.memberId], version: 1 }
    await host.client.call('PUT /standing-teams/:teamId', { params: { teamId }, body: change }, { as: people.secretary })
    expect((await live(id)).body.people.map(({ member }) => member.name).sort()).toEqual(['普通党员', '老党员'])
    expect((await answer(id, people.retired, { kind: 'coming', minutes: 10 })).status).toBe(201)
    expect((await get(id, people.secretary)).body).toMatchObject({ mine: null, can: { lead: true } })
    // whoever was captain at the call still leads it
    expect((await live(id, people.member)).status).toBe(200)
  })

  test('exist for those called and those who lead; the called do not see each other', async () => {
    const { id } = await called()
    for (const as of [people.siblingSecretary, people.foreignSecretary, people.foreignMember, people.admin]) {
      expect([(await get(id, as)).problem.code, (await live(id, as)).problem.code]).toEqual(['thing.not_found', 'thing.not_found'])
    }
    expect([(await get(id, people.retired)).status, (await live(id, people.retired)).problem.code]).toEqual([200, 'thing.forbidden'])
    const ids = async (path: 'GET /call-ups' | 'GET /call-ups/mine', as: { token: string }) => (await host.client.call(path, { query: { limit: 100 } }, { as })).items.map((row) => row.id)
    expect(await ids('GET /call-ups/mine', people.retired)).toContain(id)
    for (const as of [people.member, people.commissioner, people.secretary, people.office]) expect(await ids('GET /call-ups', as)).toContain(id)
    for (const as of [people.retired, people.siblingSecretary, people.foreignSecretary, people.admin]) expect(await ids('GET /call-ups', as)).not.toContain(id)
  })

  test('of a call to teams of two branches each secretary sees their own people, and only who reaches both decides', async () => {
    const neighbour = await factory.person(people.sibling, { name: '邻支部党员' })
    const own = await team()
    const other = await team({ orgId: people.sibling.id, captainId: neighbour.memberId, memberIds: [neighbour.memberId] }, people.siblingSecretary)
    const { body } = await call([own.body.id, other.body.id], {}, { as: people.generalSecretary })
    expect(body.org.name).toBe('内科党总支')
    const names = async (as: { token: string }) => (await live(body.id, as)).body.people.map(({ member }) => member.name).sort()
    expect(await names(people.secretary)).toEqual(['普通党员', '老党员'])
    expect(await names(people.siblingSecretary)).toEqual(['邻支部党员'])
    expect(await names(people.generalSecretary)).toEqual(['普通党员', '老党员', '邻支部党员'])
    expect((await host.client.call('GET /call-ups', { query: {} }, { as: people.siblingSecretary })).items[0]).toMatchObject({ id: body.id, expected: 1 })
    const mark = (memberId: string) => host.client.send('POST /call-ups/:callUpId/people/:memberId/arrivals', { params: { callUpId: body.id, memberId }, body: { arrived: true } }, { as: people.secretary })
    expect((await mark(neighbour.memberId)).problem.code).toBe('thing.not_found')
    expect((await standDown(body.id)).problem.code).toBe('thing.forbidden')
    expect((await standDown(body.id, people.generalSecretary)).status).toBe(200)
  })

  test('are stood down once, with a word to all; then nobody answers any more', async () => {
    const { id } = await called()
    expect([(await standDown(id, people.commissioner)).problem.code, (await standDown(id, people.member)).problem.code]).toEqual(['thing.forbidden', 'thing.forbidden'])
    host.clock.advance(60)
    const replies = await Promise.all([standDown(id), standDown(id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await inbox(people.retired))[0]).toMatchObject({ title: '召集已解除：血库告急', text: '血已够用，谢谢大家。' })
    expect((await get(id, people.retired)).body).toMatchObject({ state: 'stood_down', stoodDown: { by: '本支部书记', word: '血已够用，谢谢大家。' } })
    expect((await answer(id, people.retired, { kind: 'coming', minutes: 10 })).problem.code).toBe('call_ups.over')
    expect((await live(id)).body.can).toEqual({ mark: false, viewPhone: false, remind: false })
  })

  test('end by themselves after a day', async () => {
    const { id } = await called()
    host.clock.advance(24 * 3600 - 1)
    expect((await get(id, people.member)).body.state).toBe('running')
    host.clock.advance(1)
    expect((await get(id, people.member)).body.state).toBe('ended')
    expect((await answer(id, people.member, { kind: 'coming', minutes: 10 })).problem.code).toBe('call_ups.over')
    const running = await host.client.call('GET /call-ups', { query: { state: 'running' } }, { as: people.secretary })
    expect(running.items).toEqual([])
    expect((await host.client.call('GET /call-ups', { query: { state: 'ended' } }, { as: people.secretary })).items.map((row) => row.id)).toContain(id)
  })

  test('those without an answer are reminded at most every five minutes, also by two at once', async () => {
    const { id } = await called()
    expect((await remind(id)).problem).toMatchObject({ code: 'call_ups.reminded_just_now', retryAfter: 300 })
    await answer(id, people.member, { kind: 'cannot', reason: 'surgery' })
    host.clock.advance(300)
    const replies = await Promise.all([remind(id), remind(id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 200)!.body).toEqual({ reminded: 1 })
    const about = async (as: { token: string }) => (await inbox(as)).filter(({ link }) => link?.id === id).length
    expect([await about(people.retired), await about(people.member)]).toEqual([2, 1])
    await answer(id, people.retired, { kind: 'coming', minutes: 20 })
    host.clock.advance(300)
    expect((await remind(id)).problem.code).toBe('call_ups.everybody_answered')
    expect((await remind(id, people.commissioner)).problem.code).toBe('thing.forbidden')
  })

  test('what went out is not rewritten', async () => {
    await called()
    for (const table of ['call_ups', 'call_up_teams', 'call_up_roster', 'call_up_answers', 'call_up_views', 'call_up_arrivals', 'call_up_reminders', 'call_up_stand_downs']) {
      await expect(host.app.pool.query(`truncate ${table} cascade`)).rejects.toThrow('append-only')
    }
    await expect(host.app.pool.query(`update call_ups set title = 'x'`)).rejects.toThrow('append-only')
    await expect(host.app.pool.query(`delete from call_up_roster`)).rejects.toThrow('append-only')
  })

  test('stand first among what waits for me, until I am there or cannot come', async () => {
    const { id } = await called()
    const todos = async (as: { token: string }) => (await host.client.call('GET /home/mine', {}, { as })).todos.filter(({ kind }) => kind === 'call_up').map((todo) => [todo.id, todo.title])
    expect((await host.client.call('GET /home/mine', {}, { as: people.retired })).todos[0]).toMatchObject({ kind: 'call_up', id })
    await answer(id, people.retired, { kind: 'coming', minutes: 10 })
    expect(await todos(people.retired)).toEqual([[id, '血库告急']])
    await answer(id, people.retired, { kind: 'cannot', reason: 'ill' })
    expect(await todos(people.retired)).toEqual([])
    expect(await todos(people.member)).toEqual([[id, '血库告急']])
    expect(await todos(people.secretary)).toEqual([])
    await standDown(id)
    expect(await todos(people.member)).toEqual([])
  })
})
