import { sql } from 'drizzle-orm'
import type { As } from '../../../../test/harness/client'
import { useHospital } from '../../../../test/harness/hospital'
import type { CorrectionField } from '@ejia/domain/corrections'

describe('corrections of the roster', () => {
  const { host, factory, people } = useHospital()

  const ask = (as: As, field: CorrectionField, wanted: string) => host.client.send('POST /member-corrections', { body: { field, wanted, reason: '登记有误' } }, { as })
  const mine = async (as: As) => (await host.client.call('GET /member-corrections/mine', {}, { as })).items
  const waiting = async (as: As = people.secretary) => (await host.client.call('GET /member-corrections', { query: { limit: 100 } }, { as })).items
  const decide = (correctionId: string, accept: boolean, answer = '', as: As = people.secretary) =>
    host.client.send('POST /member-corrections/:correctionId/decision', { params: { correctionId }, body: { accept, answer } }, { as })
  const member = (id: string, as: As = people.secretary) => host.client.call('GET /members/:memberId', { params: { memberId: id } }, { as })
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: {} }, { as })).items.map(({ title }) => title)

  test.each([
    ['name', '新姓名', { name: '新姓名' }],
    ['gender', 'female', { gender: 'female' }],
    ['phone', '13911112222', { phoneMasked: '139******22' }],
    ['service', 'retired', { service: 'retired' }],
    ['joinedOn', '2001-07-01', { joinedOn: '2001-07-01' }],
  ] as const)('%s: accepted, and the roster is right in the same step', async (field, wanted, expected) => {
    const person = await factory.person(people.branch)
    const { body } = await ask(person, field, wanted)
    expect(body).toMatchObject({ field, state: 'asked', wanted: field === 'phone' ? '139******22' : wanted })
    expect((await waiting()).map(({ id }) => id)).toContain(body.id)
    expect((await decide(body.id, true, '已核对')).status).toBe(200)
    expect(await member(person.memberId)).toMatchObject(expected)
    expect((await mine(person))[0]).toMatchObject({ state: 'accepted', answer: '已核对' })
    expect((await inbox(person))[0]).toContain('已更正')
    const { rows } = await host.app.db.execute(sql`select action from audit_lines where subject_id = ${person.memberId} order by id`)
    expect(rows.map(({ action }) => action)).toEqual(['members.ask_correction', 'members.update', 'members.accept_correction'])
  })

  test('refused with a reason that is told; without one it is not', async () => {
    const person = await factory.person(people.branch)
    const { body } = await ask(person, 'name', '不对的名')
    expect((await decide(body.id, false)).problem.code).toBe('members.correction_reason')
    expect((await decide(body.id, false, '与身份证不符')).status).toBe(200)
    expect((await member(person.memberId)).name).toBe(person.name)
    expect((await mine(person))[0]).toMatchObject({ state: 'refused', answer: '与身份证不符' })
    expect((await decide(body.id, true)).problem.code).toBe('members.correction_decided')
  })

  test('one open for each field, also at once; taken back, a new one may follow', async () => {
    const person = await factory.person(people.branch)
    const replies = await Promise.all([ask(person, 'name', '甲'), ask(person, 'name', '乙'), ask(person, 'name', '丙')])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await ask(person, 'gender', 'male')).status).toBe(201)
    const open = (await mine(person)).find(({ field }) => field === 'name')!
    const withdraw = (as: As) => host.client.send('POST /member-corrections/:correctionId/withdrawal', { params: { correctionId: open.id } }, { as })
    expect((await withdraw(people.member)).problem.code).toBe('thing.not_found')
    expect((await withdraw(person)).status).toBe(200)
    expect((await host.app.db.execute(sql`select wanted_sealed from member_corrections where id = ${open.id}`)).rows).toEqual([{ wanted_sealed: null }])
    expect((await ask(person, 'name', '丁')).status).toBe(201)
  })

  test.each([['phone', '12'], ['gender', 'x'], ['joinedOn', '2001-7-1'], ['joinedOn', '   ']] as const)('%s cannot be %j', async (field, wanted) => {
    expect((await ask(people.member, field, wanted)).problem.code).toBe('request.invalid')
  })

  test('a day that exists in no calendar, or lies before the Party: refused when it would be written', async () => {
    const person = await factory.person(people.branch)
    const { body } = await ask(person, 'joinedOn', '1900-01-01')
    expect((await decide(body.id, true)).status).toBe(400)
    expect((await mine(person))[0]!.state).toBe('asked')
    const other = await factory.person(people.branch)
    expect((await ask(other, 'fullOn', '2026-02-30')).problem.code).toBe('request.invalid')
  })

  test('what is right already is not asked; where somebody belongs is not changed here', async () => {
    const person = await factory.person(people.branch)
    expect((await ask(person, 'name', ` ${person.name} `)).problem.code).toBe('members.correction_unchanged')
    const { body } = await ask(person, 'other', '我已调到骨科')
    expect((await decide(body.id, true, '已发起转接')).status).toBe(200)
    expect((await member(person.memberId)).org.name).toBe('心内科党支部')
  })

  test('seen and decided by those who keep that roster, by nobody else; two at once decide once', async () => {
    const person = await factory.person(people.branch)
    const { body } = await ask(person, 'name', '改名')
    for (const stranger of [people.member, people.commissioner, people.siblingSecretary, people.foreignSecretary]) {
      expect((await waiting(stranger)).map(({ id }) => id)).not.toContain(body.id)
      expect((await decide(body.id, true, '', stranger)).problem.code).toBe('thing.not_found')
    }
    const replies = await Promise.all([decide(body.id, true), decide(body.id, false, '不', people.office)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('what was asked for is not in the clear', async () => {
    const person = await factory.person(people.branch)
    await ask(person, 'phone', '13777778888')
    const { rows } = await host.app.db.execute(sql`select member_corrections::text as text from member_corrections where member_id = ${person.memberId}`)
    expect(rows[0]!.text).not.toContain('13777778888')
    expect((await host.client.call('GET /home/workbench', {}, { as: people.secretary })).waiting.find(({ kind }) => kind === 'corrections')!.count).toBeGreaterThan(0)
  })
})
