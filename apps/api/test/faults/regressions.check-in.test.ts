import { Meetings } from '../harness/meetings'
import { watchRows } from './rows'

const start = '2026-11-22T06:00:00.000Z'

/** What other products' check-ins let happen (party-work notes §5, 3.1), each under its own name. */
describe('failures of peers: forging a check-in', () => {
  const meetings = Meetings.use()
  const { host, people } = meetings
  beforeEach(() => host.clock.set(start))

  const someone = () => meetings.factory.person(people.branch)
  const api = () => host.client
  const enter = (id: string, memberId: string) => api().call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan' } }, { as: people.secretary })
  const decide = (verb: 'void' | 'restore', id: string, memberId: string, reason: string) =>
    api().call(`POST /activities/:activityId/attendances/:memberId/${verb}`, { params: { activityId: id, memberId }, body: { reason } }, { as: people.secretary })

  // 3.1.1
  test('a check-in is for whoever is signed in: no number of a person in its address, its body or its reply', async () => {
    const [member, friend] = [await someone(), await someone()]
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    for (const path of [`/activities/${id}/check-ins/${friend.memberId}`, `/activities/${id}/check-ins/110101199001011234`]) {
      expect((await api().raw('POST', path, { code, capture: 'camera' }, { as: member })).problem.code).toBe('route.not_found')
    }
    for (const field of ['memberId', 'openid', 'idCard', 'rosterNo', 'phone']) {
      const { result, written } = await watchRows(host, () => api().raw('POST', `/activities/${id}/check-ins`, { code, capture: 'camera', [field]: friend.memberId }, { as: member }))
      expect([result.problem.code, written]).toEqual(['request.invalid', {}])
    }
    expect((await api().raw('POST', `/activities/${id}/check-ins?memberId=${friend.memberId}`, { code, capture: 'camera' }, { as: member })).status).not.toBe(500)
    expect(await meetings.count('attendances where activity_id = $1 and member_id = $2', id, friend.memberId)).toBe(0)
  })

  // 3.1.1
  test('who is not on the list is not put on it by scanning', async () => {
    const { id } = await meetings.open()
    const late = await someone()
    const { result, written } = await watchRows(host, async () => meetings.scan(id, late, { code: await meetings.code(id) }))
    expect(result.problem.code).toBe('activities.not_on_roster')
    // the board was asked for its codes, and that is all
    expect(written).toEqual({ audit_lines: 1 })
  })

  // 3.1.2
  test('scanning again, and being entered again by staff, does not change the time', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    await meetings.scan(id, member, { code: await meetings.code(id) })
    for (let n = 0; n < 3; n++) {
      host.clock.advance(900)
      await meetings.scan(id, member, { code: await meetings.code(id) })
      await enter(id, member.memberId)
    }
    expect((await meetings.row(id, member.memberId))?.attendance).toMatchObject({ at: start, way: 'self_scan' })
    expect((await meetings.get(id, member)).attendance?.at).toBe(start)
    expect((await api().call('GET /attendances/mine', { query: {} }, { as: member })).items[0]?.at).toBe(start)
  })

  // 3.1.3
  test('no button is a switch: pressed twice, entering stays entered, striking stays struck, with the first reason', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    for (let n = 0; n < 3; n++) expect((await enter(id, member.memberId)).attendance?.state).toBe('present')
    for (const reason of ['第一次', '第二次', '第三次']) expect((await decide('void', id, member.memberId, reason)).attendance).toMatchObject({ state: 'void', reason: '第一次' })
    for (let n = 0; n < 2; n++) expect((await decide('restore', id, member.memberId, '恢复')).attendance).toMatchObject({ state: 'present', at: start })
    const events = 'attendance_events e join attendances a on a.id = e.attendance_id where a.activity_id = $1'
    expect(await meetings.count(events, id)).toBe(3)
  })

  // 3.1.3
  test('time and state never disagree: the list, the count, the member’s page and their own list say the same at every step', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const said = async () => {
      const [row, mine, list] = [await meetings.row(id, member.memberId), await meetings.get(id, member), await api().call('GET /attendances/mine', { query: {} }, { as: member })]
      const states = [row?.attendance?.state, mine.attendance?.state, list.items[0]?.state, mine.headcount.present === 1 ? 'present' : 'void']
      const times = [row?.attendance?.at, mine.attendance?.at, list.items[0]?.at]
      expect([new Set(states).size, new Set(times)]).toEqual([1, new Set([start])])
      return states[0]
    }
    await meetings.scan(id, member, { code: await meetings.code(id) })
    const seen = [await said()]
    for (const verb of ['void', 'restore', 'void', 'restore'] as const) {
      host.clock.advance(60)
      await decide(verb, id, member.memberId, '核对')
      await enter(id, member.memberId)
      seen.push(await said())
    }
    expect(seen).toEqual(['present', 'void', 'present', 'void', 'present'])
  })

  // 3.1.6
  test('a list is not handed in as a whole: each row is entered by itself, and what it was before stays on record', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    await enter(id, member.memberId)
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE']) {
      for (const path of [`/activities/${id}/attendances`, `/activities/${id}/roster`]) {
        expect((await api().raw(method, path, { items: [] }, { as: people.secretary })).problem.code).toBe('route.not_found')
      }
    }
    for (const statement of ['delete from attendances', 'delete from attendance_events', `update attendance_events set occurred_at = occurred_at - interval '1 hour'`, 'delete from activity_roster', 'truncate attendance_events']) {
      await expect(host.app.pool.query(statement)).rejects.toThrow()
    }
  })

  // 3.1.6
  test('minutes cannot say who came: the list is counted, not sent', async () => {
    const { id } = await meetings.open({ kind: 'members_meeting' })
    const empty = { hostId: null, recorderId: null, guests: '', agenda: [], decisions: [], withoutVote: [], photos: [] }
    for (const field of ['attendees', 'present', 'expected', 'attendance']) {
      const reply = await api().raw('PUT', `/activities/${id}/minutes`, { basedOn: 0, content: { ...empty, [field]: [people.member.memberId] } }, { as: people.secretary })
      expect(reply.problem).toMatchObject({ code: 'request.invalid', fields: [{ field: `body/content/${field}` }] })
    }
  })

  // 3.1.7
  test('a meeting made from another is a plan without anybody in it: no attendance, minutes, pictures or confirmation come along, and none can be sent', async () => {
    const member = await someone()
    const original = await meetings.open({ kind: 'members_meeting' })
    await meetings.scan(original.id, member, { code: await meetings.code(original.id) })
    await meetings.confirm(original.id)
    const { result: copy, written } = await watchRows(host, () => meetings.plan({ kind: original.kind, title: original.title, place: original.place, description: original.description }))
    expect(copy).toMatchObject({ state: 'draft', headcount: { present: 0, pending: 0 }, confirmedAt: null, attendance: null })
    expect(written).toEqual({ activities: 1, audit_lines: 1 })
    for (const extra of [{ state: 'confirmed' }, { confirmedAt: start }, { copyOf: original.id }, { attendances: [{ memberId: member.memberId }] }, { minutes: {} }, { photos: [] }, { orgIds: [people.sibling.id] }, { batchId: 'x' }]) {
      expect((await api().raw('POST', '/activities', { ...meetings.content(), ...extra }, { as: people.secretary })).problem.code).toBe('request.invalid')
    }
    for (const verb of ['copy', 'copies', 'clone', 'duplicate']) expect((await api().raw('POST', `/activities/${original.id}/${verb}`, {}, { as: people.secretary })).problem.code).toBe('route.not_found')
  })

  // 3.1.7
  test('nobody makes a meeting for a branch beside their own, with or without people', async () => {
    const refused = await watchRows(host, () => api().send('POST /activities', { body: meetings.content({ orgId: people.sibling.id }) }, { as: people.secretary }))
    expect([refused.result.problem.code, refused.written]).toEqual(['reference.not_found', {}])
  })

  // 3.1.8
  test('no device says when somebody came or left: the times of a scan are the server’s', async () => {
    const member = await someone()
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    for (const field of ['checkedInAt', 'signInTime', 'signOutTime', 'at', 'occurredAt', 'duration']) {
      const { result, written } = await watchRows(host, () => api().raw('POST', `/activities/${id}/check-ins`, { code, capture: 'camera', [field]: start }, { as: member }))
      expect([result.problem.code, written]).toEqual(['request.invalid', {}])
    }
    host.clock.advance(7)
    expect((await meetings.scan(id, member, { code })).body.attendance.at).toBe('2026-11-22T06:00:07.000Z')
  })
})
