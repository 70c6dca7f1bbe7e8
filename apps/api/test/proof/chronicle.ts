import { type Meetings } from '../harness/meetings'
import type { TestPerson } from '../harness/factories'
import { StudyKit } from '../../src/modules/study/study.test-kit'

/** What `chronicle` did, for tests that look for its rows. */
export interface Chronicle {
  meeting: string
  openMeeting: string
  cancelled: string
  item: string
  proposal: string
  appeal: string
  /** Was struck and restored. */
  restored: TestPerson
  struck: TestPerson
}

const reason = { reason: '核对名单' }

/** A little of everything that touches points, over HTTP, minutes apart: after it the books hold every kind of row. */
export async function chronicle(meetings: Meetings): Promise<Chronicle> {
  const { people, factory, host } = meetings
  const call = host.client.call.bind(host.client)
  const later = () => host.clock.advance(120)
  const [restored, struck] = [await factory.person(people.branch), await factory.person(people.branch)]
  const at = (activityId: string, who: TestPerson) => ({ params: { activityId, memberId: who.memberId } })
  const scan = async (activityId: string, who: TestPerson, more: object = {}) => {
    const reply = await meetings.scan(activityId, who, { code: await meetings.code(activityId), key: activityId, ...more })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  }
  later()

  const { id: meeting } = await meetings.open()
  for (const who of [people.member, people.retired, restored, struck]) await scan(meeting, who)
  await scan(meeting, people.commissioner, { capture: 'picture' })
  await scan(meeting, people.admin, { scannedAt: host.clock.now().toISOString() })
  later()
  await call('POST /activities/:activityId/staff-check-ins', { params: { activityId: meeting }, body: { memberId: people.secretary.memberId, way: 'manual', reason: '忘带手机' } }, { as: people.secretary })
  await call('POST /activities/:activityId/attendances/:memberId/accept', at(meeting, people.admin), { as: people.secretary })
  for (const who of [restored, struck]) await call('POST /activities/:activityId/attendances/:memberId/void', { ...at(meeting, who), body: reason }, { as: people.secretary })
  later()
  await call('POST /activities/:activityId/attendances/:memberId/restore', { ...at(meeting, restored), body: reason }, { as: people.secretary })
  later()
  await meetings.confirm(meeting)
  later()
  const { id: openMeeting } = await meetings.open()
  await scan(openMeeting, people.member)
  const { id: cancelled } = await meetings.open()
  await scan(cancelled, people.commissioner)
  later()
  await call('POST /activities/:activityId/cancel', { params: { activityId: cancelled }, body: reason }, { as: people.secretary })

  const kit = new StudyKit(host)
  const item = await kit.item(people.secretary, people.branch)
  await kit.assign(people.secretary, item, people.branch)
  await kit.read(people.member, item)
  await kit.read(people.commissioner, item)
  later()

  const propose = (as: TestPerson, memberIds: string[]) => call('POST /points/award-proposals', {
    body: { orgId: people.branch.id, ruleKey: 'manual.article', title: '在院报发表通讯', factOn: '2026-11-21', evidence: '院报第 2 版', fileIds: [], memberIds },
  }, { as })
  const approve = (proposalId: string, as: TestPerson) => call('POST /points/award-proposals/:proposalId/decision', { params: { proposalId }, body: { approve: true, note: '属实' } }, { as })
  const { id: proposal } = await propose(people.commissioner, [people.member.memberId, people.retired.memberId])
  const { id: waiting } = await propose(people.secretary, [people.member.memberId])
  await approve(proposal, people.secretary)
  const { items } = await call('GET /points/mine/ledger', { query: {} }, { as: people.member })
  const entryId = items.find(({ title, delta }) => title === '学习材料' && delta > 0)!.id
  const { id: appeal } = await call('POST /points/appeals', { body: { entryId, text: '应为微党课' } }, { as: people.member })
  later()
  await call('POST /points/appeals/:appealId/decision', {
    params: { appealId: appeal }, body: { uphold: true, text: '属实', reverse: true, award: { ruleKey: 'manual.micro_lecture', title: '讲授微党课' } },
  }, { as: people.secretary })
  const mine = await call('GET /points/mine/ledger', { query: {} }, { as: people.commissioner })
  const taken = mine.items.find(({ title, delta }) => title === '学习材料' && delta > 0)!.id
  await call('POST /points/ledger/:entryId/reversal', { params: { entryId: taken }, body: { reason: '误记' } }, { as: people.office })

  // the year ends; the office alone still posts to it
  host.clock.set('2027-02-01T06:00:00Z')
  await call('POST /points/years/:year/close', { params: { year: 2026 } }, { as: people.office })
  later()
  await approve(waiting, people.office)
  later()
  return { meeting, openMeeting, cancelled, item, proposal, appeal, restored, struck }
}
