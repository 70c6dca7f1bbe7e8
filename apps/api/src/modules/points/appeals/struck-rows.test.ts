import { Meetings } from '../../../../test/harness/meetings'
import { verifyLedger } from '../../../../scripts/proof/verify'

describe('appeals against what a strike in a roster took back', () => {
  const meetings = Meetings.use({ each: true })
  const { host, people } = meetings
  const act = (verb: 'void' | 'restore', id: string) =>
    host.client.send(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId: people.member.memberId }, body: { reason: '核对名单' } }, { as: people.secretary })
  const answer = (appealId: string, body: object) =>
    host.client.send('POST /points/appeals/:appealId/decision', { params: { appealId }, body: { uphold: true, text: '确实到会', ...body } }, { as: people.generalSecretary })
  const award = { ruleKey: 'attendance.members_meeting', title: '支部党员大会' }

  /** There, struck, and appealed against the row that says so. */
  async function appealed() {
    const { id } = await meetings.open({ kind: 'members_meeting', title: '支部党员大会' })
    await meetings.scan(id, people.member, { code: await meetings.code(id) })
    host.clock.advance(60)
    await act('void', id)
    host.clock.advance(60)
    const { items } = await host.client.call('GET /points/mine/ledger', { query: {} }, { as: people.member })
    const appeal = await host.client.call('POST /points/appeals', { body: { entryId: items.find(({ reversalOf }) => reversalOf !== null)!.id, text: '我到会了' } }, { as: people.member })
    host.clock.advance(60)
    return { id, appealId: appeal.id }
  }

  test('are put right in the roster: an award besides would count the same meeting twice', async () => {
    const { id, appealId } = await appealed()
    expect((await answer(appealId, { award })).problem).toMatchObject({ status: 409, code: 'points.restore_row' })
    expect(await meetings.balance(people.member.memberId)).toBe(0)
    await act('restore', id)
    expect(await meetings.balance(people.member.memberId)).toBe(50)
    expect((await answer(appealId, { award })).problem.code).toBe('points.restore_row')
    expect(await meetings.balance(people.member.memberId)).toBe(50)
  })

  test('are upheld once the row is restored, by what that gave again', async () => {
    const { id, appealId } = await appealed()
    expect((await answer(appealId, {})).problem.code).toBe('points.restore_row')
    await act('restore', id)
    host.clock.advance(60)
    expect((await answer(appealId, {})).body).toMatchObject({ state: 'upheld', decision: '确实到会', results: [{ delta: 5, reversalOf: null, title: '支部党员大会' }] })
    expect(await meetings.balance(people.member.memberId)).toBe(50)
    expect((await verifyLedger(host.app.db, host.app.env.keys.seal)).filter(({ what }) => what !== 'audit_unsealed')).toEqual([])
  })

  test('may be refused, and a reversal is not reversed', async () => {
    const { appealId } = await appealed()
    expect((await answer(appealId, { reverse: true })).problem.code).toBe('points.is_reversal')
    expect((await answer(appealId, { uphold: false })).body).toMatchObject({ state: 'refused', results: [] })
  })
})
