import type { TestOrg, TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'

describe('transfers between branches', () => {
  const { host, factory, people } = useHospital({ each: true })

  const ask = (memberId: string, to: TestOrg, as: TestPerson = people.secretary, extra: object = {}) =>
    host.client.send('POST /members/:memberId/transfers', { params: { memberId }, body: { toOrgId: to.id, reason: '岗位调整', ...extra } }, { as })
  const decide = (transferId: string, accept: boolean, as: TestPerson = people.foreignSecretary, note = '') =>
    host.client.send('POST /member-transfers/:transferId/decision', { params: { transferId }, body: { accept, note } }, { as })
  const withdraw = (transferId: string, as: TestPerson = people.secretary) =>
    host.client.send('POST /member-transfers/:transferId/withdrawal', { params: { transferId }, body: {} }, { as })
  const list = async (as: TestPerson, query: object = {}) => (await host.client.call('GET /member-transfers', { query }, { as })).items
  const orgOf = async (memberId: string) => (await host.client.call('GET /members/:memberId', { params: { memberId } }, { as: people.office })).org.id
  const rows = async (sql: string, ...values: unknown[]) => (await host.app.pool.query<Record<string, unknown>>(sql, values)).rows

  test('to a branch out of reach it is asked for: the member stays until the other side takes them in', async () => {
    const { memberId } = people.member
    const asked = await ask(memberId, people.foreign, people.secretary, { letterNo: '内转〔2026〕8号' })
    expect(asked.body).toMatchObject({ state: 'asked', from: { id: people.branch.id }, to: { id: people.foreign.id }, letterNo: '内转〔2026〕8号', endsOn: '2027-02-22', mayDecide: false, mayWithdraw: true })
    expect(await orgOf(memberId)).toBe(people.branch.id)
    expect(await list(people.foreignSecretary, { direction: 'in', state: 'asked' })).toMatchObject([{ member: { name: '普通党员' }, mayDecide: true, mayWithdraw: false }])
    expect(await list(people.siblingSecretary)).toEqual([])

    expect((await decide(asked.body.id, true)).body).toMatchObject({ state: 'accepted', mayDecide: false })
    expect(await orgOf(memberId)).toBe(people.foreign.id)
    expect((await host.client.call('GET /auth/me', {}, { as: people.member })).org?.name).toBe('骨科党支部')
    const { items } = await host.client.call('GET /members/:memberId/history', { params: { memberId } }, { as: people.foreignSecretary })
    expect(items[0]).toMatchObject({ kind: 'transferred', from: { name: '心内科党支部' }, org: { name: '骨科党支部' }, reason: '岗位调整' })
    const lines = await rows(`select action, account_id, org_id from audit_lines where action like 'members.%transfer' order by id`)
    expect(lines).toEqual([
      { action: 'members.ask_transfer', account_id: people.secretary.accountId, org_id: people.branch.id },
      { action: 'members.accept_transfer', account_id: people.foreignSecretary.accountId, org_id: people.foreign.id },
    ])
  })

  test('whoever looks after both ends settles it at once', async () => {
    const moved = await ask(people.member.memberId, people.sibling, people.generalSecretary)
    expect(moved.body).toMatchObject({ state: 'accepted', decidedAt: host.clock.now().toISOString() })
    expect(await orgOf(people.member.memberId)).toBe(people.sibling.id)
    expect(await rows(`select detail from member_events where kind = 'transferred'`)).toEqual([{ detail: { from: people.branch.id, to: people.sibling.id, transferId: moved.body.id } }])
    expect(await rows(`select action from audit_lines where action like 'members.%'`)).toEqual([{ action: 'members.transfer' }])
  })

  test('asking is refused: somebody out of reach, without the office, to no branch, to the own one, to a closed one', async () => {
    expect((await ask(people.foreignMember.memberId, people.branch)).problem.code).toBe('thing.not_found')
    expect((await ask(people.member.memberId, people.foreign, people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await ask(people.member.memberId, people.foreign, people.member)).problem.code).toBe('thing.forbidden')
    expect((await ask(people.member.memberId, people.outer)).problem.code).toBe('members.org_holds_none')
    expect((await ask(people.member.memberId, people.branch)).problem.code).toBe('members.same_org')
    const closed = await factory.org({ parent: people.outer, name: '旧支部' })
    await rows('update orgs set dissolved_at = now() where id = $1', closed.id)
    expect((await ask(people.member.memberId, closed)).problem.code).toBe('reference.not_found')
    expect((await ask(people.member.memberId, people.foreign, people.secretary, { reason: '  ' })).problem.code).toBe('request.invalid')
    expect(await rows('select 1 from member_transfers')).toEqual([])
  })

  test('one at a time, also when two ask at once; withdrawn, it can be asked for anew', async () => {
    const replies = await Promise.all([ask(people.member.memberId, people.foreign), ask(people.member.memberId, people.sibling)])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(replies.find(({ status }) => status === 409)?.problem.code).toBe('members.transfer_waiting')
    const [waiting] = await list(people.secretary, { state: 'asked' })
    expect((await withdraw(waiting!.id)).body.state).toBe('withdrawn')
    expect((await withdraw(waiting!.id)).problem.code).toBe('members.transfer_decided')
    expect((await ask(people.member.memberId, people.foreign)).status).toBe(201)
  })

  test('deciding is for the receiving side: the giving one, a sibling and those below may not', async () => {
    const { id } = (await ask(people.member.memberId, people.foreign)).body
    expect((await decide(id, true, people.secretary)).problem.code).toBe('thing.forbidden')
    expect((await decide(id, true, people.siblingSecretary)).problem.code).toBe('thing.not_found')
    expect((await decide(id, true, people.member)).problem.code).toBe('thing.not_found')
    expect((await withdraw(id, people.foreignSecretary)).problem.code).toBe('thing.forbidden')
    expect((await decide(id, false)).problem).toMatchObject({ code: 'members.transfer_note_missing', fields: [{ field: 'body/note' }] })
    expect((await decide(id, false, people.foreignSecretary, '名额已满')).body).toMatchObject({ state: 'refused', note: '名额已满' })
    expect((await decide(id, true)).problem.code).toBe('members.transfer_decided')
    expect(await orgOf(people.member.memberId)).toBe(people.branch.id)
  })

  test('the office above both can take in for the branch; two who decide at once: one does', async () => {
    const { id } = (await ask(people.member.memberId, people.foreign)).body
    const replies = await Promise.all([decide(id, true, people.office), decide(id, true), decide(id, false, people.office, '不收'), withdraw(id)])
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status !== 200).every(({ problem }) => problem.code === 'members.transfer_decided')).toBe(true)
    expect(await rows(`select 1 from member_events where kind = 'transferred'`)).toHaveLength((await orgOf(people.member.memberId)) === people.foreign.id ? 1 : 0)
  })

  test('a letter is good for three months: its last day still counts, then it has to be asked for anew', async () => {
    const { id } = (await ask(people.member.memberId, people.foreign)).body
    host.clock.set('2027-02-22T15:59:00Z')
    expect((await list(people.foreignSecretary))[0]!.expired).toBe(false)
    host.clock.set('2027-02-22T16:00:00Z')
    expect((await list(people.foreignSecretary))[0]!.expired).toBe(true)
    expect((await decide(id, true)).problem.code).toBe('members.transfer_expired')
    const anew = await ask(people.member.memberId, people.foreign)
    expect(anew.body).toMatchObject({ state: 'asked', endsOn: '2027-05-23' })
    expect(await list(people.secretary, { state: 'withdrawn' })).toMatchObject([{ id }])
  })

  test('who has gone elsewhere in the meantime cannot be taken in; who has left cannot be handed over', async () => {
    const { id } = (await ask(people.member.memberId, people.foreign)).body
    await rows('update members set org_id = $1, version = version + 1 where id = $2', people.sibling.id, people.member.memberId)
    expect((await decide(id, true)).problem.code).toBe('members.transfer_stale')
    await rows(`update members set left_on = '2026-11-01' where id = $1`, people.retired.memberId)
    expect((await ask(people.retired.memberId, people.foreign)).problem.code).toBe('members.transfer_stale')
  })

  test('with a branch that is dissolved, what waits to enter or leave it is withdrawn', async () => {
    const { id } = (await ask(people.member.memberId, people.foreign)).body
    await host.client.call('POST /orgs/:orgId/dissolve', { params: { orgId: people.foreign.id }, body: { reason: '合并', mergeIntoId: people.sibling.id } }, { as: people.office })
    expect(await list(people.secretary)).toMatchObject([{ id, state: 'withdrawn', note: '组织已撤销' }])
  })

  test('sent again with the same key it is asked for once; a list comes in pages', async () => {
    const send = () => host.client.send('POST /members/:memberId/transfers', { params: { memberId: people.member.memberId }, body: { toOrgId: people.foreign.id, reason: '调岗' } }, { as: people.secretary, idempotencyKey: 'transfer-1' })
    expect((await send()).body).toEqual((await send()).body)
    host.clock.advance(1)
    await ask(people.retired.memberId, people.foreign)
    const first = await host.client.call('GET /member-transfers', { query: { limit: 1 } }, { as: people.office })
    const second = await host.client.call('GET /member-transfers', { query: { limit: 1, cursor: first.nextCursor! } }, { as: people.office })
    expect([first, second].map(({ items }) => items[0]!.member.name)).toEqual(['老党员', '普通党员'])
    expect(second.nextCursor).toBeNull()
  })
})
