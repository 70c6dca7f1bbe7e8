import { runJobs } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Meetings } from '../../../../test/harness/meetings'

describe('what people are told of activities', () => {
  const meetings = Meetings.use({ each: true })

  const inbox = async (as: As) => (await meetings.host.client.call('GET /messages', { query: {} }, { as })).items
  const titles = async (as: As) => (await inbox(as)).map(({ title }) => title)
  const at = (activityId: string) => ({ params: { activityId } })

  test('everybody on the roster hears once that it takes place, and once that it does not', async () => {
    const { host, people } = meetings
    const { id } = await meetings.open({ title: '党日' })
    expect(await titles(people.member)).toEqual([])
    await runJobs(host)
    host.clock.advance(300)
    await runJobs(host)
    expect(await inbox(people.member)).toMatchObject([{ kind: 'activity_opened', title: '《党日》请参加', link: { type: 'activity', id } }])
    expect(await titles(people.foreignMember)).toEqual([])
    await host.client.call('POST /activities/:activityId/cancel', { ...at(id), body: { reason: '停电' } }, { as: people.secretary })
    host.clock.advance(300)
    await runJobs(host)
    const [newest] = await inbox(people.member)
    expect(newest).toMatchObject({ kind: 'activity_cancelled', title: '《党日》已取消' })
    expect(newest!.text).toContain('停电')
  })

  test('leave: the branch’s own staff hear who asks, who asked hears the answer', async () => {
    const { host, people } = meetings
    const { id } = await meetings.open({ title: '党日' })
    const ask = () => host.client.call('POST /activities/:activityId/leave', { ...at(id), body: { reason: 'on_duty' } }, { as: people.member })
    await ask()
    await ask()
    for (const staff of [people.secretary, people.commissioner]) expect(await titles(staff)).toEqual(['普通党员申请请假'])
    for (const other of [people.office, people.generalSecretary, people.member]) expect(await titles(other)).toEqual([])
    const decision = { params: { activityId: id, memberId: people.member.memberId }, body: { grant: true } }
    await host.client.call('POST /activities/:activityId/leaves/:memberId/decision', decision, { as: people.secretary })
    expect(await titles(people.member)).toEqual(['请假已批准'])
  })
})
