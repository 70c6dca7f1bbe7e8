import { useHospital } from '../../../../test/harness/hospital'
import type { As } from '../../../../test/harness/client'

describe('work cards', () => {
  const { host, factory, people } = useHospital()
  const show = (as: As) => host.client.send('POST /member-cards/mine', {}, { as })
  const renew = (as: As, cardId: string) => host.client.send('POST /member-cards/mine/renewal', { body: { cardId } }, { as })
  const history = (as: As, memberId: string) => host.client.send('GET /members/:memberId/cards', { params: { memberId } }, { as })
  const takeBack = (as: As, memberId: string, reason: 'lost' | 'withdrawn' = 'lost') =>
    host.client.send('POST /members/:memberId/card-withdrawals', { params: { memberId }, body: { reason } }, { as })
  const print = (as: As, memberIds: string[]) => host.client.send('POST /member-card-sheets', { body: { memberIds } }, { as })
  const rows = async (query: string, ...values: unknown[]) => (await host.app.pool.query(query, values)).rows
  const lines = (memberId: string) => rows(`select action from audit_lines where subject_id = $1 and action like 'members.%card' order by at, id`, memberId)

  test('is issued when it is first shown, and stays the same; several phones at once show one', async () => {
    const one = await factory.person(people.branch, { name: '张桂兰', service: 'retired' })
    const shown = await Promise.all(Array.from({ length: 5 }, () => show(one)))
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(shown.map(({ body }) => body.text)).size).toBe(1)
    expect((await show(one)).body).toEqual(shown[0]!.body)
    expect(shown[0]!.body).toMatchObject({ member: { id: one.memberId, name: '张桂兰' }, org: { name: '心内科党支部' } })
    expect(await lines(one.memberId)).toEqual([{ action: 'members.issue_card' }])
  })

  test('its text is a link with a random number and nothing of the person; the number is not kept in the open', async () => {
    const { body } = await show(people.member)
    const [, number = ''] = /^https?:\/\/[^/]+\/card\/([\w-]{22})$/.exec(body.text) ?? []
    expect(Buffer.from(number, 'base64url')).toHaveLength(16)
    const [kept] = await rows('select * from member_cards where member_id = $1', people.member.memberId)
    expect(JSON.stringify(kept)).not.toContain(number)
    expect(JSON.stringify(await rows('select * from idempotency_keys'))).not.toContain(number)
    const page = await host.app.inject({ method: 'GET', url: `/card/${number}` })
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(page.body).toContain('这是党员码，请交工作人员扫描')
    expect(page.body).not.toContain(number)
    // the same for a number nobody has
    expect((await host.app.inject({ method: 'GET', url: '/card/nobody' })).body).toBe(page.body)
  })

  test('a new one ends the old; asked twice, it is changed once', async () => {
    const one = await factory.person(people.branch)
    const first = (await show(one)).body
    const second = await renew(one, first.id)
    expect(second.body.text).not.toBe(first.text)
    expect((await renew(one, first.id)).body).toEqual(second.body)
    expect((await history(one, one.memberId)).body.items).toMatchObject([{ id: second.body.id, endedAt: null }, { id: first.id, endReason: 'renewed' }])
    expect(await lines(one.memberId)).toEqual([{ action: 'members.issue_card' }, { action: 'members.end_card' }, { action: 'members.issue_card' }])
    // its number is forgotten, the mark by which the door knows it is not
    expect(await rows('select number_sealed, number_hash is not null as known from member_cards where id = $1', first.id)).toEqual([{ number_sealed: null, known: true }])
  })

  test('two changes at once leave one good card', async () => {
    const one = await factory.person(people.branch)
    const { id } = (await show(one)).body
    const replies = await Promise.all(Array.from({ length: 4 }, () => renew(one, id)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(replies.map(({ body }) => body.text)).size).toBe(1)
    expect(await rows('select count(*)::int as n from member_cards where member_id = $1', one.memberId)).toEqual([{ n: 2 }])
  })

  test('the branch takes a lost one back; the next showing issues another', async () => {
    const one = await factory.person(people.branch)
    const first = (await show(one)).body
    expect((await takeBack(people.foreignSecretary, one.memberId)).problem.code).toBe('thing.not_found')
    expect((await takeBack(people.member, one.memberId)).problem.code).toBe('thing.not_found')
    expect((await takeBack(people.admin, one.memberId)).problem.code).toBe('thing.forbidden')
    expect((await takeBack(people.commissioner, one.memberId)).body.items).toMatchObject([{ id: first.id, endReason: 'lost' }])
    expect((await takeBack(people.commissioner, one.memberId)).status).toBe(200)
    expect((await show(one)).body.text).not.toBe(first.text)
    expect((await history(people.foreignSecretary, one.memberId)).problem.code).toBe('thing.not_found')
  })

  test('sheets to print hold the card a phone shows, for those within reach only', async () => {
    const [a, b] = [await factory.person(people.branch, { service: 'retired' }), await factory.member(people.branch, { service: 'retired' })]
    const phone = (await show(a)).body
    const sheet = await print(people.commissioner, [b.id, a.memberId])
    expect(sheet.body.items.map(({ member }) => member.id)).toEqual([b.id, a.memberId])
    expect(sheet.body.items[1]).toMatchObject({ id: phone.id, text: phone.text })
    expect((await print(people.commissioner, [b.id])).body.items[0]!.text).toBe(sheet.body.items[0]!.text)
    for (const as of [people.foreignSecretary, people.member, people.admin]) expect((await print(as, [a.memberId])).problem.code).toBe('reference.not_found')
    expect((await print(people.secretary, [a.memberId, people.foreignMember.memberId])).problem.code).toBe('reference.not_found')
    const [line] = await rows(`select detail from audit_lines where action = 'members.print_cards' order by id limit 1`)
    expect(line.detail.memberIds).toEqual([b.id, a.memberId])
  })

  test('an operator without an entry on the roster has none', async () => {
    await host.app.pool.query('update accounts set member_id = null where id = $1', [people.foreignMember.accountId])
    expect((await show(people.foreignMember)).problem.code).toBe('cards.no_member')
  })
})
