import { useCallUps } from '../call-ups.test-kit'

describe('standing teams', () => {
  const { host, factory, people, team, call, live, audited } = useCallUps()

  const change = (teamId: string, body: object, as = people.secretary) => host.client.raw('PUT', `/standing-teams/${teamId}`, body, { as })
  const get = (teamId: string, as: { token: string }) => host.client.send('GET /standing-teams/:teamId', { params: { teamId } }, { as })
  const content = (memberIds: string[], over: object = {}) => ({ name: '抢险队', kind: 'commando', duty: '抢险', captainId: memberIds[0], memberIds, version: 1, ...over })

  test('are made by the staff of their organisation, of its own people', async () => {
    const made = await team({ name: '心内科应急队' }, people.commissioner)
    expect(made).toMatchObject({ status: 201, body: { name: '心内科应急队', size: 2, captain: { name: '普通党员' }, can: { change: true, call: false } } })
    expect(made.body.members.map(({ member, captain }) => [member.name, captain])).toEqual([['普通党员', true], ['老党员', false]])
    expect((await team({ name: '心内科应急队' })).problem.code).toBe('call_ups.team_name_taken')
    expect((await team({ captainId: people.secretary.memberId })).problem.code).toBe('call_ups.captain_not_in_team')
    const foreign = await team({ memberIds: [people.member.memberId, people.foreignMember.memberId] })
    expect([foreign.status, foreign.problem.fields?.[0]?.field]).toEqual([422, 'body/memberIds/1'])
    for (const as of [people.member, people.siblingSecretary, people.foreignSecretary, people.admin]) expect((await team({}, as)).problem.code).toBe('reference.not_found')
    expect(await audited('call_ups.create_team')).toHaveLength(1)
  })

  test('who comes and goes is kept, and two who change it at once do not undo each other', async () => {
    const { body: made } = await team()
    const [captain, other] = [people.member.memberId, people.retired.memberId]
    host.clock.advance(60)
    const replies = await Promise.all([change(made.id, content([captain, people.secretary.memberId])), change(made.id, content([captain, people.office.memberId], { name: '另一队' }))])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const { body } = await get(made.id, people.secretary)
    expect(body).toMatchObject({ kind: 'commando', version: 2, size: 2 })
    const left = body.members.find(({ member }) => member.id === other)!
    expect(left.leftAt).toBe(host.clock.now().toISOString())
    expect(body.members.find(({ member }) => member.id === captain)!.joinedAt).toBe(made.createdAt)
    // coming back is another time in it
    expect((await change(made.id, content([captain, other], { version: 2, name: body.name }))).status).toBe(200)
    expect((await get(made.id, people.secretary)).body.members.filter(({ member }) => member.id === other)).toHaveLength(2)
  })

  test('a member knows the teams they stand in, not who else does; the captain does', async () => {
    const { body: made } = await team()
    const mine = async (as: { token: string }) => (await host.client.call('GET /standing-teams/mine', {}, { as })).items.filter(({ id }) => id === made.id)
    expect(await mine(people.retired)).toMatchObject([{ name: made.name, leads: false, captain: { name: '普通党员' } }])
    expect(await mine(people.member)).toMatchObject([{ leads: true }])
    expect(await mine(people.foreignMember)).toEqual([])
    expect((await get(made.id, people.retired)).problem.code).toBe('thing.not_found')
    expect((await get(made.id, people.member)).body.can).toEqual({ change: false, call: false })
    const list = await host.client.call('GET /standing-teams', { query: {} }, { as: people.retired })
    expect(list.items).toEqual([])
  })

  test('dissolved, it is called no more and stays for the record; nothing is deleted', async () => {
    const { body: made } = await team()
    const dissolve = () => host.client.send('POST /standing-teams/:teamId/dissolution', { params: { teamId: made.id }, body: {} }, { as: people.secretary })
    expect((await dissolve()).body).toMatchObject({ size: 0, can: { change: false, call: false } })
    expect((await dissolve()).problem.code).toBe('call_ups.team_dissolved')
    expect((await call([made.id])).problem.code).toBe('call_ups.team_dissolved')
    expect((await team({ name: made.name })).status).toBe(201)
    const gone = await host.client.call('GET /standing-teams', { query: { dissolved: true } }, { as: people.secretary })
    expect(gone.items.map(({ id }) => id)).toContain(made.id)
    await expect(host.app.pool.query('delete from standing_team_members')).rejects.toThrow('append-only')
    await expect(host.app.pool.query('delete from standing_teams')).rejects.toThrow('append-only')
  })

  test('whoever left or belongs elsewhere by now stays on the list and is not called', async () => {
    const leaver = await factory.person(people.branch, { name: '调走的人' })
    const { body: made } = await team({ memberIds: [people.member.memberId, leaver.memberId] })
    await host.app.pool.query('update members set org_id = $1 where id = $2', [people.foreign.id, leaver.memberId])
    expect((await get(made.id, people.secretary)).body.members.map(({ member, reachable }) => [member.name, reachable])).toEqual(expect.arrayContaining([['普通党员', true], ['调走的人', false]]))
    const { body } = await call([made.id])
    expect((await live(body.id)).body.people.map(({ member }) => member.name)).toEqual(['普通党员'])
  })

  test('a merged branch hands its teams over, one of the same name under another', async () => {
    const group = await factory.org({ parent: people.branch, kind: 'group', name: '并入组' })
    const someone = await factory.person(group)
    const own = await team({ name: '同名队' })
    const theirs = await team({ name: '同名队', orgId: group.id, captainId: someone.memberId, memberIds: [someone.memberId] })
    expect([own.status, theirs.status]).toEqual([201, 201])
    await host.client.call('POST /orgs/:orgId/dissolve', { params: { orgId: group.id }, body: { reason: '合并', mergeIntoId: people.branch.id } }, { as: people.office })
    const { items } = await host.client.call('GET /standing-teams', { query: {} }, { as: people.secretary })
    expect(items.filter(({ name }) => name.startsWith('同名队')).map(({ name, org }) => [name, org.id]).sort()).toEqual([['同名队', people.branch.id], ['同名队（并入组）', people.branch.id]])
  })
})
