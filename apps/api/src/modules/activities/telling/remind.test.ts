import { remindAt } from '@ejia/domain/activities'
import { runJobs } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Meetings } from '../../../../test/harness/meetings'

test.each([
  ['2026-11-28T06:00:00Z', '2026-11-28T04:00:00Z'], // 14:00: two hours before
  ['2026-11-28T02:00:00Z', '2026-11-28T00:00:00Z'], // 10:00: at eight
  ['2026-11-28T01:59:00Z', '2026-11-27T12:00:00Z'], // 9:59: in the evening before
  ['2026-11-27T16:30:00Z', '2026-11-27T12:00:00Z'], // 0:30
  ['2026-11-28T15:30:00Z', '2026-11-28T12:00:00Z'], // 23:30: not at 21:30
])('what begins at %s is reminded of at %s', (startsAt, at) => expect(remindAt(new Date(startsAt))).toEqual(new Date(at)))

describe('reminders of activities', () => {
  const meetings = Meetings.use({ each: true })
  const reminders = async (as: As) => (await meetings.host.client.call('GET /messages', { query: {} }, { as })).items.filter(({ kind }) => kind === 'activity_reminder').map(({ title, text }) => `${title} ${text}`)
  const inHours = (hours: number) => new Date(meetings.host.clock.now().getTime() + hours * 3_600_000).toISOString()
  async function at(instant: string): Promise<void> {
    meetings.host.clock.set(instant)
    await runJobs(meetings.host)
  }

  test('two hours before, once, those who are expected and not excused; put off, anew', async () => {
    const { host, people } = meetings
    const { id } = await meetings.open({ title: '党日', place: '三楼', startsAt: inHours(24), endsAt: inHours(25) })
    await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'on_duty' } }, { as: people.retired })
    await at('2026-11-23T03:55:00Z')
    expect(await reminders(people.member)).toEqual([])
    await at('2026-11-23T04:00:00Z')
    await at('2026-11-23T04:05:00Z')
    expect(await reminders(people.member)).toEqual(['《党日》快开始了 11月23日 14:00，三楼。'])
    expect([await reminders(people.retired), await reminders(people.foreignMember)]).toEqual([[], []])
  })

  test('where people sign up, only those who did', async () => {
    const { host, people } = meetings
    const { id } = await meetings.open({ signUpMode: 'sign_up', startsAt: inHours(4), endsAt: inHours(5) })
    await host.client.call('PUT /activities/:activityId/sign-up', { params: { activityId: id } }, { as: people.member })
    await at('2026-11-22T08:00:00Z')
    expect([(await reminders(people.member)).length, (await reminders(people.retired)).length]).toEqual([1, 0])
  })

  test('not of what was announced just before, was cancelled, or has begun', async () => {
    const { host, people } = meetings
    await meetings.open({ title: '马上', startsAt: inHours(1), endsAt: inHours(2) })
    const { id } = await meetings.open({ title: '取消', startsAt: inHours(24), endsAt: inHours(25) })
    await host.client.call('POST /activities/:activityId/cancel', { params: { activityId: id }, body: { reason: '停电' } }, { as: people.secretary })
    await meetings.open({ title: '错过', startsAt: inHours(24), endsAt: inHours(25) })
    for (const instant of ['2026-11-22T06:05:00Z', '2026-11-23T06:00:00Z', '2026-11-23T06:05:00Z']) await at(instant)
    expect(await reminders(people.member)).toEqual([])
  })
})
