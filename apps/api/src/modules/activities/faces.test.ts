import type { Actor } from '@ejia/domain/actor'
import { Meetings } from '../../../test/harness/meetings'
import { readActor } from '../auth'
import { confirmActivity, createActivity, findCurrentActivity, listStaffDuties, openActivity, recordAttendancesOf } from './index'

describe('what other modules ask of activities', () => {
  let meetings: Meetings
  const actors: Record<string, Actor> = {}
  beforeAll(async () => {
    meetings = await Meetings.start()
    const { host, people } = meetings
    for (const name of ['secretary', 'commissioner', 'member', 'foreignSecretary'] as const) actors[name] = await readActor(host.app.db, host.app.jwt.decode(people[name].token)!)
  })
  afterAll(() => meetings.host.close())
  beforeEach(() => meetings.host.clock.set('2026-11-22T06:00:00.000Z'))

  const ctxOf = (name: string, now = meetings.host.clock.now()) => ({ db: meetings.host.app.db, now, actor: actors[name]!, jobs: meetings.host.app.jobs })

  test('the activity under way or next within a fortnight', async () => {
    expect(await findCurrentActivity(ctxOf('member'))).toBeNull()
    await meetings.open({ title: '三周后', startsAt: '2026-12-13T06:00:00Z', endsAt: '2026-12-13T07:00:00Z' })
    expect(await findCurrentActivity(ctxOf('member'))).toBeNull()
    await meetings.open({ title: '明天', startsAt: '2026-11-23T06:00:00Z', endsAt: '2026-11-23T07:00:00Z' })
    const { id } = await meetings.open({ title: '现在' })
    await meetings.scan(id, meetings.people.member, { code: await meetings.code(id) })
    expect(await findCurrentActivity(ctxOf('member'))).toMatchObject({ title: '现在', headcount: { present: 1 }, mine: { attendance: 'present' } })
    expect(await findCurrentActivity(ctxOf('foreignSecretary'))).toBeNull()
    expect(await findCurrentActivity(ctxOf('member', new Date('2026-11-22T08:00:01Z')))).toMatchObject({ title: '明天' })
  })

  test('duties: leaves to decide, entries to verify, lists to confirm; each to those who may', async () => {
    const { host, people } = meetings
    const { id } = await meetings.open({ title: '要处理的' })
    await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'on_duty' } }, { as: people.retired })
    const scan = { code: await meetings.code(id), scannedAt: host.clock.now().toISOString() }
    host.clock.advance(60)
    await meetings.scan(id, people.member, scan)
    const kinds = async (name: string, now?: Date) => (await listStaffDuties(ctxOf(name, now))).filter((todo) => todo.id === id).map((todo) => `${todo.kind} ${todo.dueOn} ${todo.overdue}`)
    expect(await kinds('commissioner')).toEqual(['leave_to_decide 2026-11-22 false'])
    expect(await kinds('secretary')).toEqual(['leave_to_decide 2026-11-22 false', 'entries_to_verify 2026-11-25 false'])
    expect(await kinds('secretary', new Date('2026-11-26T06:00:00Z'))).toEqual(['entries_to_verify 2026-11-25 true', 'list_to_confirm 2026-11-25 true'])
    expect(await kinds('member')).toEqual([])
    expect(await kinds('foreignSecretary')).toEqual([])
  })

  test('months can be lived through in minutes: a past meeting with scans, staff entries and its confirmation', async () => {
    const { people } = meetings
    const at = (time: string) => new Date(`2026-03-10T${time}Z`)
    const plan = { kind: 'lecture', orgId: people.branch.id, title: '三月党课', place: '会议室', description: '', startsAt: at('07:00:00').toISOString(), endsAt: at('08:00:00').toISOString(), signUpMode: 'roster' } as const
    const { id } = await createActivity(ctxOf('secretary', at('01:00:00')), plan)
    await openActivity(ctxOf('secretary', at('01:00:00')), id)
    const entries = [
      { memberId: people.member.memberId, way: 'self_scan', capture: 'camera', occurredAt: at('06:55:00'), accountId: people.member.accountId },
      { memberId: people.retired.memberId, way: 'staff_scan', occurredAt: at('06:58:00') },
      { memberId: people.commissioner.memberId, way: 'manual', occurredAt: at('07:00:00'), reason: '手机没电' },
    ] as const
    expect(await recordAttendancesOf(ctxOf('secretary', at('07:05:00')), id, entries)).toBe(3)
    expect(await recordAttendancesOf(ctxOf('secretary', at('07:06:00')), id, entries)).toBe(0)
    expect(await meetings.ledger(people.member.memberId)).toContainEqual(expect.objectContaining({ delta: 50, provisional: true, fact_on: '2026-03-10' }))
    await confirmActivity(ctxOf('secretary', at('09:00:00')), id)
    expect(await meetings.ledger(people.commissioner.memberId)).toContainEqual(expect.objectContaining({ delta: 50, provisional: false, fact_on: '2026-03-10' }))
    expect(await meetings.get(id, people.secretary)).toMatchObject({ state: 'confirmed', headcount: { present: 3 } })
  })
})
