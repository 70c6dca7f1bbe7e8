import type { Minutes, MinutesContent, Vote } from '@ejia/contract/activities/minutes'
import type { FileRef } from '@ejia/contract/files/routes'
import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'
import type { TestPerson } from '../../../../test/harness/factories'
import { pdf, png } from '../../../../test/harness/samples'

const start = '2026-11-22T06:00:00.000Z'

describe('minutes of a meeting', () => {
  let meetings: Meetings
  let guest: { id: string }
  let probationary: TestPerson
  beforeAll(async () => {
    meetings = await Meetings.start()
    probationary = await meetings.factory.person(meetings.people.branch, { name: '预备党员', status: 'probationary' })
    guest = await meetings.factory.member(meetings.people.sibling, { name: '邻支部来宾' })
  })
  afterAll(() => meetings.host.close())
  beforeEach(() => meetings.host.clock.set(start))

  const get = (activityId: string, as: As = meetings.people.secretary) => meetings.host.client.send('GET /activities/:activityId/minutes', { params: { activityId } }, { as })
  const save = (activityId: string, basedOn: number, content: MinutesContent, as: As = meetings.people.secretary) =>
    meetings.host.client.send('PUT /activities/:activityId/minutes', { params: { activityId }, body: { basedOn, content } }, { as })
  const signOff = (activityId: string, basedOn: number, as: As = meetings.people.secretary) =>
    meetings.host.client.send('POST /activities/:activityId/minutes/sign-off', { params: { activityId }, body: { basedOn } }, { as })
  const correct = (activityId: string, basedOn: number, content: MinutesContent, as: As = meetings.people.secretary) =>
    meetings.host.client.send('POST /activities/:activityId/minutes/corrections', { params: { activityId }, body: { basedOn, content, reason: '漏记一项决议' } }, { as })

  const enter = (activityId: string, memberId: string) =>
    meetings.host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId }, body: { memberId, way: 'manual', reason: '现场核对' } }, { as: meetings.people.generalSecretary })

  /** Seven full members and a probationary one expected; three of them, the probationary one and a guest came, one was excused. */
  async function held(over: Parameters<Meetings['open']>[0] = {}, confirm = true) {
    const { people, host } = meetings
    const { id } = await meetings.open({ kind: 'members_meeting', title: '十一月党员大会', ...over })
    await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'surgery', note: '连台' } }, { as: people.retired })
    await host.client.call('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: people.retired.memberId }, body: { grant: true } }, { as: people.secretary })
    for (const memberId of [people.secretary.memberId, people.member.memberId, people.commissioner.memberId, probationary.memberId, guest.id]) await enter(id, memberId)
    if (confirm) await meetings.confirm(id)
    return id
  }

  const vote = (over: Partial<Vote> = {}): Vote => ({ rule: 'ordinary', for: 0, against: 0, abstain: 0, writtenFor: 0, writtenAgainst: 0, writtenAbstain: 0, ...over })
  const content = (over: Partial<MinutesContent> = {}): MinutesContent => ({
    hostId: meetings.people.secretary.memberId, recorderId: meetings.people.commissioner.memberId, guests: '上级党委代表 1 人',
    agenda: [{ title: '季度工作', text: '支委会报告了季度工作。', speeches: [{ speaker: '普通党员', text: '同意。' }] }],
    decisions: [{ text: '同意季度工作安排', responsible: '组织委员', dueOn: '2026-12-31', vote: null }],
    withoutVote: [], photos: [], ...over,
  })
  const upload = async (as: As, name: string, bytes = png) => (await meetings.host.client.upload('/files', { name, content: bytes }, { as })).body as FileRef
  const draft = async (activityId: string, over: Partial<MinutesContent> = {}): Promise<Minutes> => {
    const reply = await save(activityId, 0, content(over))
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    return reply.body
  }

  test('begin with a template and with the counted list', async () => {
    const id = await held()
    const { body } = await get(id)
    expect(body).toMatchObject({ state: 'none', version: 0, attendance: { expected: 8, present: 4, others: 1, excused: 1, absent: 3, rate: 50 }, can: { edit: true, signOff: true, correct: false } })
    expect(body.content.agenda.map(({ title }) => title)).toContain('听取支部委员会工作报告')
    expect(body.attendance.people.find(({ member }) => member.id === meetings.people.retired.memberId)).toMatchObject({ present: false, excused: 'surgery', expected: true })
    expect(body.attendance.people.find(({ member }) => member.id === guest.id)).toMatchObject({ present: true, guest: true, expected: false })
  })

  test('are saved, signed off, and from then on only corrected, each with its reason', async () => {
    const id = await held()
    const saved = await save(id, 0, content())
    expect(saved.body).toMatchObject({ state: 'draft', version: 1, savedBy: '本支部书记' })
    const signed = (await signOff(id, 1)).body
    expect(signed).toMatchObject({ state: 'signed', version: 2, can: { edit: false, signOff: false, correct: true }, revisions: [{ revision: 1, kind: 'signed', by: '本支部书记' }] })
    expect((await save(id, 2, content({ guests: '改' }))).problem.code).toBe('minutes.signed_off')
    expect((await signOff(id, 2)).problem.code).toBe('minutes.signed_off')
    const corrected = (await correct(id, 2, content({ guests: '上级党委代表 2 人' }))).body
    expect(corrected).toMatchObject({ state: 'signed', version: 3, content: { guests: '上级党委代表 2 人' }, revisions: [{ revision: 2, kind: 'correction', reason: '漏记一项决议' }, { revision: 1 }] })
    const old = await meetings.host.client.call('GET /activities/:activityId/minutes/revisions/:revision', { params: { activityId: id, revision: 1 } }, { as: meetings.people.secretary })
    expect(old).toMatchObject({ revision: 1, content: { guests: '上级党委代表 1 人' }, attendance: { present: 4 } })
    await expect(meetings.host.app.pool.query('update activity_minutes_revisions set reason = $1', ['x'])).rejects.toThrow()
    const { rows } = await meetings.host.app.pool.query(`select action from audit_lines where subject_id = $1 and action like '%minutes' order by id`, [id])
    expect(rows.map(({ action }) => action)).toEqual(['activities.save_minutes', 'activities.sign_off_minutes', 'activities.correct_minutes'])
  })

  test('two recorders: the second is told, nothing is overwritten', async () => {
    const id = await held()
    const [one, other] = await Promise.all([save(id, 0, content({ guests: '甲' })), save(id, 0, content({ guests: '乙' }), meetings.people.commissioner)])
    expect([one.status, other.status].sort()).toEqual([200, 409])
    const winner = one.status === 200 ? '甲' : '乙'
    const both = await Promise.all([save(id, 1, content({ guests: '丙' })), save(id, 1, content({ guests: '丁' }), meetings.people.commissioner)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await save(id, 1, content({ guests: winner }))).problem.code).toBe('thing.changed')
    expect((await get(id)).body.version).toBe(2)
  })

  test('a sign-off and a save at the same moment: one of them stands', async () => {
    const id = await held()
    await draft(id)
    const [signed, saved] = await Promise.all([signOff(id, 1), save(id, 1, content({ guests: '晚到的保存' }), meetings.people.commissioner)])
    expect([signed.status, saved.status].sort()).toEqual([200, 409])
    const { body } = await get(id)
    expect(body.state === 'signed' ? body.content.guests : '').not.toBe('晚到的保存')
  })

  test('the list has to be confirmed before, and the text to be whole', async () => {
    const id = await held({}, false)
    expect((await save(id, 0, content({ hostId: null }))).status).toBe(200)
    expect((await signOff(id, 1)).problem.code).toBe('minutes.list_unconfirmed')
    await meetings.confirm(id)
    const refused = await signOff(id, 1)
    expect(refused.problem.code).toBe('minutes.incomplete')
    expect(refused.problem.fields).toEqual([{ field: 'body/content/hostId', message: '请选择主持人' }])
    expect((await signOff(await held(), 0)).problem.code).toBe('minutes.incomplete')
    expect((await correct(id, 1, content())).problem.code).toBe('minutes.not_signed')
    expect((await signOff(id, 7)).problem.code).toBe('minutes.incomplete')
  })

  test('a plan has no minutes, a meeting called off gets none', async () => {
    const { id } = await meetings.plan({ kind: 'members_meeting' })
    expect((await save(id, 0, content())).problem.code).toBe('activities.wrong_state')
    expect((await get(id)).body.can).toEqual({ edit: false, signOff: false, correct: false })
  })

  test('a list corrected after the sign-off does not change what was signed', async () => {
    const { host, people } = meetings
    const id = await held()
    await draft(id)
    await signOff(id, 1)
    await host.client.call('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId: people.member.memberId }, body: { reason: '误签' } }, { as: people.secretary })
    const { body } = await get(id)
    expect(body).toMatchObject({ listChanged: true, attendance: { present: 4 } })
    expect((await correct(id, 2, body.content)).body).toMatchObject({ listChanged: false, attendance: { present: 3, absent: 4 } })
  })

  describe('votes', () => {
    const decided = (over: Partial<Vote>) => [{ text: '接收某同志为预备党员', responsible: '', dueOn: null, vote: vote(over) }]

    test('eligible and present are counted from the roster: seven full members, three of them here', async () => {
      const id = await held()
      const saved = await draft(id, { decisions: decided({ rule: 'ordinary', for: 3 }) })
      expect(saved.results).toMatchObject([{ eligible: 7, present: 3, outcome: 'no_quorum', name: '人数不足' }])
    })

    test('with one more there is a quorum; written opinions count where the rule takes them', async () => {
      const id = await held({}, false)
      await enter(id, meetings.people.office.memberId)
      await meetings.confirm(id)
      const short = await draft(id, { decisions: decided({ rule: 'admission', for: 3, against: 1 }) })
      expect(short.results).toMatchObject([{ eligible: 7, present: 4, inFavour: 3, needed: 4, outcome: 'rejected' }])
      const more = (await save(id, 1, content({ decisions: decided({ rule: 'admission', for: 3, against: 1, writtenFor: 2 }) }))).body
      expect(more.results).toMatchObject([{ inFavour: 5, outcome: 'passed', name: '通过' }])
      expect(more.results[0]!.text).toContain('应到有表决权的正式党员 7 人，实到 4 人')
    })

    test('who has lost the vote is left out, for a ground', async () => {
      const id = await held({}, false)
      await enter(id, meetings.people.office.memberId)
      await meetings.confirm(id)
      const withoutVote = [{ memberId: meetings.people.member.memberId, reason: '' }]
      const saved = await draft(id, { withoutVote, decisions: decided({ for: 3 }) })
      expect(saved.results).toMatchObject([{ eligible: 6, present: 3, outcome: 'no_quorum' }])
      expect((await signOff(id, 1)).problem.fields).toEqual([{ field: 'body/content/withoutVote/0/reason', message: '请写明依据' }])
    })

    test.each<[string, Partial<Vote>, string]>([
      ['more votes than full members in the room', { for: 4 }, 'for'],
      ['the probationary member’s among them', { for: 2, against: 1, abstain: 1 }, 'for'],
      ['more written opinions than people absent', { rule: 'admission', for: 3, writtenFor: 5 }, 'writtenFor'],
      ['written opinions at an election', { rule: 'election', for: 3, writtenFor: 1 }, 'writtenFor'],
      ['a rule of another kind of meeting', { rule: 'committee', for: 3 }, 'rule'],
    ])('%s: refused once the list stands', async (_what, over, field) => {
      const id = await held()
      const refused = await save(id, 0, content({ decisions: decided(over) }))
      expect(refused.problem.code).toBe('minutes.votes_impossible')
      expect(refused.problem.fields!.map((one) => one.field)).toEqual([`body/content/decisions/0/vote/${field}`])
      expect((await get(id)).body.state).toBe('none')
    })

    test('while the list is open a draft may run ahead of it, the sign-off may not', async () => {
      const id = await held({}, false)
      expect((await save(id, 0, content({ decisions: decided({ for: 5 }) }))).status).toBe(200)
      await meetings.confirm(id)
      expect((await signOff(id, 1)).problem.code).toBe('minutes.votes_impossible')
    })

    test('a 支委会 is its officers', async () => {
      const id = (await meetings.open({ kind: 'committee_meeting', title: '支委会' })).id
      await enter(id, meetings.people.secretary.memberId)
      await enter(id, meetings.people.commissioner.memberId)
      await meetings.confirm(id)
      const saved = await draft(id, { decisions: decided({ rule: 'committee', for: 2 }) })
      expect(saved.results).toMatchObject([{ eligible: 2, present: 2, outcome: 'passed' }])
    })
  })

  test('nobody is named who is not on the roster; pictures are one’s own', async () => {
    const { people } = meetings
    const id = await held()
    const theirs = await upload(people.foreignSecretary, '别人的.png')
    const paper = await upload(people.secretary, '不是图.pdf', pdf)
    const wrong: Partial<MinutesContent>[] = [
      { hostId: people.foreignMember.memberId },
      { recorderId: people.foreignMember.memberId },
      { withoutVote: [{ memberId: people.foreignMember.memberId, reason: '无' }] },
      { photos: [{ fileId: theirs.id, caption: '' }] },
      { photos: [{ fileId: paper.id, caption: '' }] },
      { photos: [{ fileId: people.member.memberId, caption: '' }] },
    ]
    for (const over of wrong) expect((await save(id, 0, content(over))).problem.code).toBe('reference.not_found')
  })

  test('nonsense deep inside the text is refused with a code, never half written', async () => {
    const { people, host } = meetings
    const id = await held()
    const decision = content().decisions[0]!
    const nonsense: object[] = [
      { agenda: [{ title: 'a\u0000b', text: '', speeches: [] }] },
      { agenda: [{ title: '题', text: '\ud800', speeches: [] }] },
      { agenda: [{ title: '题', text: '', speeches: [{ speaker: 'x'.repeat(41), text: '' }] }] },
      { agenda: Array.from({ length: 21 }, () => ({ title: '题', text: '', speeches: [] })) },
      { decisions: [{ ...decision, dueOn: '2026-02-30' }] },
      { decisions: [{ ...decision, vote: vote({ for: -1 }) }] },
      { decisions: [{ ...decision, vote: vote({ for: 1.5 }) }] },
      { decisions: [{ ...decision, vote: vote({ for: 1e9 }) }] },
      { decisions: [{ ...decision, vote: { ...vote(), rule: 'acclamation' } }] },
      { decisions: [{ ...decision, passed: true }] },
      { photos: [{ fileId: 'x', caption: '' }] },
      { attendance: { expected: 100 } },
    ]
    for (const over of nonsense) {
      const reply = await host.client.raw('PUT', `/activities/${id}/minutes`, { basedOn: 0, content: { ...content(), ...over } }, { as: people.secretary })
      expect([reply.status, reply.problem.code]).toEqual([400, 'request.invalid'])
    }
    expect((await get(id)).body.state).toBe('none')
    expect((await save(id, 0, content({ decisions: [{ ...decision, dueOn: '0001-01-01' }] }))).status).toBe(200)
    expect((await host.client.raw('GET', `/activities/${id}/minutes.docx`, undefined, { as: people.secretary })).status).toBe(200)
  })

  test('photographs are seen by those who look after the meeting, and stay with it', async () => {
    const { host, people } = meetings
    const id = await held()
    const photo = await upload(people.commissioner, '会场.png')
    await save(id, 0, content({ photos: [{ fileId: photo.id, caption: '会场' }] }), people.commissioner)
    const status = async (as: As) => (await host.client.raw('GET', `/files/${photo.id}`, undefined, { as })).status
    expect([await status(people.secretary), await status(people.generalSecretary), await status(people.member), await status(people.siblingSecretary)]).toEqual([200, 200, 404, 404])
    const saved = await save(id, 1, content({ photos: [{ fileId: photo.id, caption: '会场一' }] }))
    expect(saved.body.photos).toMatchObject([{ file: { id: photo.id }, caption: '会场一' }])
    expect((await host.client.raw('GET', saved.body.photos[0]!.url.replace('/api/v1', ''))).status).toBe(200)
  })

  test('a 委员 writes, the 书记 signs; members of the branch do not read them, others do not find them', async () => {
    const { people } = meetings
    const id = await held()
    expect((await save(id, 0, content(), people.commissioner)).body).toMatchObject({ can: { edit: true, signOff: false } })
    expect((await signOff(id, 1, people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await get(id, people.member)).problem.code).toBe('thing.forbidden')
    for (const as of [people.siblingSecretary, people.foreignSecretary, people.foreignMember]) {
      expect((await get(id, as)).problem.code).toBe('thing.not_found')
      expect((await save(id, 1, content(), as)).problem.code).toBe('thing.not_found')
      expect((await signOff(id, 1, as)).problem.code).toBe('thing.not_found')
    }
    expect((await signOff(id, 1, people.generalSecretary)).status).toBe(200)
    expect((await correct(id, 2, content(), people.commissioner)).problem.code).toBe('thing.forbidden')
  })
})
