import { startTestApp, type TestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Factory } from '../../../../test/harness/factories'

describe('whom a member turns to', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
  })
  afterAll(() => host.close())

  const staffOf = async (as: As) => (await host.client.call('GET /branch-staff', {}, { as })).items

  test('the own branch first, secretary before committee members, then the general branch; never the committee, never a phone', async () => {
    const { branch, inner } = people
    expect(await staffOf(people.member)).toEqual([
      { name: '本支部书记', role: 'secretary', org: { id: branch.id, name: branch.name } },
      { name: '本支部委员', role: 'commissioner', org: { id: branch.id, name: branch.name } },
      { name: '总支书记', role: 'secretary', org: { id: inner.id, name: inner.name } },
    ])
  })

  test('a member of a group is looked after by the group, the branch and above', async () => {
    const group = await factory.org({ parent: people.sibling, kind: 'group', name: '第一党小组' })
    await factory.person(group, { name: '小组长', roles: [['commissioner', group]] })
    const member = await factory.person(group)
    expect((await staffOf(member)).map(({ name }) => name)).toEqual(['小组长', '邻支部书记', '总支书记'])
  })

  test('an office given back, or a holder who left, is not named', async () => {
    const { foreign } = people
    const gone = await factory.person(foreign, { name: '调走的委员', roles: [['commissioner', foreign]] })
    expect((await staffOf(people.foreignMember)).map(({ name }) => name)).toEqual(['外支部书记', '调走的委员'])
    const { version } = await host.client.call('GET /members/:memberId', { params: { memberId: gone.memberId } }, { as: people.office })
    const left = { params: { memberId: gone.memberId }, body: { version, leftOn: '2026-11-20' } }
    await host.client.call('PATCH /members/:memberId', left, { as: people.office })
    const { items } = await host.client.call('GET /role-grants', { query: { orgId: foreign.id } }, { as: people.office })
    for (const { id, name } of items) if (name === '外支部书记') await host.client.call('DELETE /role-grants/:grantId', { params: { grantId: id } }, { as: people.office })
    expect(await staffOf(people.foreignMember)).toEqual([])
  })

  test('a visitor is asked to sign in', async () => {
    expect((await host.client.send('GET /branch-staff', {})).problem.code).toBe('auth.required')
  })
})
