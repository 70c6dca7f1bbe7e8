import { unpack } from '../../../../test/harness/office'
import { useCallUps } from '../call-ups.test-kit'

describe('answers', () => {
  const { host, people, called, at, live, get, answer, audited } = useCallUps()
  beforeEach(() => host.clock.advance(3600))

  const row = async (id: string, memberId: string) => (await live(id)).body.people.find(({ member }) => member.id === memberId)!
  const mark = (id: string, memberId: string, arrived: boolean, as = people.secretary) =>
    host.client.send('POST /call-ups/:callUpId/people/:memberId/arrivals', { params: { callUpId: id, memberId }, body: { arrived } }, { as })
  const phone = (id: string, memberId: string, as: { token: string } = people.secretary) =>
    host.client.send('POST /call-ups/:callUpId/people/:memberId/phone-views', { params: { callUpId: id, memberId }, body: {} }, { as })

  test('from unseen to being there, with the list in the order of need', async () => {
    const { id } = await called()
    await host.client.call('POST /call-ups/:callUpId/views', { ...at(id), body: {} }, { as: people.retired })
    expect((await live(id)).body.people.map(({ member, standing }) => [member.name, standing])).toEqual([['普通党员', 'silent'], ['老党员', 'seen']])
    host.clock.advance(60)
    const said = await answer(id, people.retired, { kind: 'coming', minutes: 20, note: '从家里来' })
    expect(said.body.mine).toMatchObject({ standing: 'coming', answer: { minutes: 20, note: '从家里来', saidAt: null }, earlier: 0 })
    await host.client.call('POST /call-ups/:callUpId/arrivals', { ...at(id), body: {} }, { as: people.retired })
    await host.client.call('POST /call-ups/:callUpId/arrivals', { ...at(id), body: {} }, { as: people.retired })
    expect(await row(id, people.retired.memberId)).toMatchObject({ standing: 'arrived', arrivedBy: null, answer: { minutes: 20 } })
    expect((await live(id)).body.counts).toEqual({ expected: 2, seen: 1, coming: 0, cannot: 0, unanswered: 1, arrived: 1 })
    expect(await audited('call_ups.arrive')).toHaveLength(1)
  })

  test('may be changed: the newest counts, the older ones stay', async () => {
    const { id } = await called()
    await answer(id, people.member, { kind: 'coming', minutes: 10 })
    await answer(id, people.member, { kind: 'cannot', reason: 'emergency' })
    expect((await get(id, people.member)).body.mine).toMatchObject({ standing: 'cannot', answer: { kind: 'cannot', reason: 'emergency', minutes: null }, earlier: 1 })
    const { rows } = await host.app.pool.query('select place, kind from call_up_answers where call_up_id = $1 order by place', [id])
    expect(rows).toEqual([{ place: 1, kind: 'coming' }, { place: 2, kind: 'cannot' }])
  })

  test('sent again under its key it is one answer; ten at once are ten, one after another', async () => {
    const { id } = await called()
    const [first, again] = [await answer(id, people.member, { kind: 'coming', minutes: 30 }, 'kept-on-the-phone'), await answer(id, people.member, { kind: 'coming', minutes: 30 }, 'kept-on-the-phone')]
    expect(again.body).toEqual(first.body)
    expect((await row(id, people.member.memberId)).earlier).toBe(0)
    const replies = await Promise.all(Array.from({ length: 10 }, () => answer(id, people.retired, { kind: 'coming', minutes: 10 })))
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect((await row(id, people.retired.memberId)).earlier).toBe(9)
  })

  test('said without a network and sent later: this clock decides, both moments are shown', async () => {
    const { id } = await called()
    const saidAt = host.clock.now()
    host.clock.advance(600)
    await answer(id, people.member, { kind: 'coming', minutes: 60, saidAt: saidAt.toISOString() })
    expect((await row(id, people.member.memberId)).answer).toMatchObject({ at: host.clock.now().toISOString(), saidAt: saidAt.toISOString() })
    // a phone that lives in tomorrow, or in last year
    await answer(id, people.member, { kind: 'coming', minutes: 60, saidAt: '2030-01-01T00:00:00Z' })
    expect((await row(id, people.member.memberId)).answer!.saidAt).toBeNull()
    await answer(id, people.member, { kind: 'coming', minutes: 60, saidAt: '2020-01-01T00:00:00Z' })
    expect((await row(id, people.member.memberId)).answer!.saidAt).toBe((await get(id, people.member)).body.calledAt)
  })

  test('half an answer is none, and nobody answers for others', async () => {
    const { id } = await called()
    const bad = [{ kind: 'coming' }, { kind: 'cannot' }, { kind: 'coming', minutes: 10, reason: 'ill' }] as const
    for (const body of bad) expect((await answer(id, people.member, body)).problem.code).toBe('call_ups.answer_incomplete')
    expect((await host.client.raw('POST', `/call-ups/${id}/answers`, { kind: 'coming', minutes: 15 }, { as: people.member })).problem.code).toBe('request.invalid')
    expect((await answer(id, people.secretary, { kind: 'coming', minutes: 10 })).problem.code).toBe('thing.forbidden')
    expect((await answer(id, people.foreignMember, { kind: 'coming', minutes: 10 })).problem.code).toBe('thing.not_found')
  })

  test('whoever leads ticks off who is there, and takes a wrong tick back', async () => {
    const { id } = await called()
    const memberId = people.retired.memberId
    expect((await mark(id, memberId, true, people.commissioner)).body.counts.arrived).toBe(1)
    expect(await row(id, memberId)).toMatchObject({ standing: 'arrived', arrivedBy: '本支部委员' })
    await mark(id, memberId, true)
    await mark(id, memberId, false)
    expect(await row(id, memberId)).toMatchObject({ standing: 'silent', arrivedAt: null })
    expect((await mark(id, people.foreignMember.memberId, true)).problem.code).toBe('thing.not_found')
    expect((await mark(id, memberId, true, people.retired)).problem.code).toBe('thing.forbidden')
    expect(await audited('call_ups.mark_arrival')).toHaveLength(2)
  })

  test('a number is shown while the call runs, to who may ring, one audit line each', async () => {
    const { id } = await called()
    const memberId = people.retired.memberId
    const version = (await host.client.call('GET /members/:memberId', { params: { memberId } }, { as: people.secretary })).version
    expect((await host.client.raw('PATCH', `/members/${memberId}`, { phone: '13812345678', version }, { as: people.secretary })).status).toBe(200)
    expect((await phone(id, memberId)).body).toEqual({ phone: '13812345678' })
    expect((await phone(id, memberId, people.member)).body).toEqual({ phone: '13812345678' })
    expect((await phone(id, memberId, people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await phone(id, people.member.memberId, people.retired)).problem.code).toBe('thing.forbidden')
    expect((await phone(id, memberId, people.siblingSecretary)).problem.code).toBe('thing.not_found')
    expect(await audited('call_ups.view_phone')).toMatchObject([{ subject_id: memberId, detail: { callUpId: id } }, { subject_id: memberId }])
    host.clock.advance(24 * 3600)
    expect((await phone(id, memberId)).problem.code).toBe('call_ups.over')
  })

  test('the list leaves as a sheet, for who leads', async () => {
    const { id } = await called()
    await answer(id, people.member, { kind: 'cannot', reason: 'on_duty', note: '重症监护室' })
    const sheet = await host.client.download(`/call-ups/${id}/list.xlsx`, { as: people.secretary })
    expect(decodeURIComponent(sheet.headers['content-disposition']!)).toContain('血库告急')
    const words = [...unpack(sheet.body).values()].map(String).join('')
    for (const word of ['普通党员', '当班走不开：重症监护室', '没回应']) expect(words).toContain(word)
    expect((await host.client.download(`/call-ups/${id}/list.xlsx`, { as: people.retired })).status).toBe(403)
  })

  test('leave with everything else that is kept of a member', async () => {
    const { id } = await called()
    await answer(id, people.retired, { kind: 'coming', minutes: 30 })
    await mark(id, people.retired.memberId, true)
    const sheet = await host.client.download('/auth/own-data.xlsx', { as: people.retired })
    const words = [...unpack(sheet.body).values()].map(String).join('')
    for (const word of ['应急召集', '应急队伍', '30 分钟内到', '登记到场']) expect(words).toContain(word)
    expect(words).not.toContain('急诊抢救')
  })
})
