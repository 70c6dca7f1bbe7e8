import { useHospital } from '../../../test/harness/hospital'
import type { TestPerson } from '../../../test/harness/factories'
import { runJobs } from '../../../test/harness/app'
import { png } from '../../../test/harness/samples'
import { Desk } from './requests.test-kit'

describe('handing in and working 投诉建议', () => {
  const hospital = useHospital({ each: true })
  const { host, people } = hospital
  const desk = new Desk(hospital)
  const inbox = async (as: TestPerson) => (await desk.client.call('GET /messages', { query: {} }, { as })).items
  const waiting = async (as: TestPerson) => (await desk.client.call('GET /home/workbench', {}, { as })).waiting.find(({ kind }) => kind === 'requests')

  test('a number, an organisation and two days are said at once; staff hear of it without a word of it', async () => {
    const receipt = await desk.anonymously()
    // Sunday 22 November: the days begin on Monday
    expect(receipt).toMatchObject({ named: false, org: { name: '心内科党支部' }, acceptBy: '2026-11-24', answerBy: '2026-12-11', holidaysKnown: true })
    expect((await inbox(people.secretary))[0]).toMatchObject({ kind: 'request_waiting', title: '收到一件投诉建议（建议）', text: '请在 2026-11-24 前受理，2026-12-11 前答复。' })
    expect(await inbox(people.member)).toEqual([])
    expect(await inbox(people.office)).toEqual([])
    expect((await desk.lookUp(receipt.code.toLowerCase().replace(/(.{4})/g, '$1 '))).body).toMatchObject({ id: null, code: null, state: 'raised', text: '食堂晚班供餐时间太短', can: { followUp: true, reply: false, rate: false } })
  })

  test('sent again with the same key: the same number and one request; another text under it is refused', async () => {
    const body = desk.body()
    const replies = await Promise.all(Array.from({ length: 8 }, () => desk.client.send('POST /requests/anonymous', { body })))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(replies.map(({ body: { code } }) => code)).size).toBe(1)
    expect((await desk.client.call('GET /managed-requests', { query: {} }, { as: people.secretary })).items).toHaveLength(1)
    expect((await desk.client.send('POST /requests/anonymous', { body: { ...body, text: '别的' } })).problem.code).toBe('idempotency.key_reused')
    const named = await desk.client.call('POST /requests', { body }, { as: people.member })
    expect(named.code).not.toBe(replies[0]!.body.code)
  })

  test('from hand to hand: accept, name, ask, reply, answer, and satisfied', async () => {
    const { code } = await desk.anonymously()
    const { id, can, submitter } = await desk.newest(people.commissioner)
    expect({ can, submitter }).toEqual({ can: ['accept', 'forward', 'recuse'], submitter: null })
    expect((await desk.step(id, people.secretary, 'answer', { text: '急' })).problem.code).toBe('requests.wrong_state')
    expect((await desk.step(id, people.secretary, 'accept')).body.request).toMatchObject({ state: 'verified', can: ['assign', 'ask', 'answer', 'forward', 'recuse'] })
    expect((await desk.step(id, people.secretary, 'assign')).problem).toMatchObject({ code: 'requests.step_incomplete', fields: [{ field: 'body/memberId' }] })
    expect((await desk.step(id, people.secretary, 'assign', { memberId: people.member.memberId })).problem.code).toBe('reference.not_found')
    expect((await desk.step(id, people.secretary, 'assign', { memberId: people.commissioner.memberId })).body.request).toMatchObject({ state: 'claimed', handler: { name: '本支部委员' } })
    expect((await inbox(people.commissioner))[0]).toMatchObject({ title: '请您承办一件投诉建议（建议）' })
    await desk.step(id, people.commissioner, 'ask', { text: '是哪个食堂' })
    const asked = (await desk.lookUp(code)).body
    expect(asked).toMatchObject({ state: 'claimed', can: { reply: true } })
    // organisations, no names, and nothing of who was named
    expect(asked.steps.map(({ kind, org }) => [kind, org?.name])).toEqual([['raise', undefined], ['accept', '心内科党支部'], ['ask', '心内科党支部']])
    expect(JSON.stringify(asked)).not.toContain('本支部')
    expect((await desk.add(code, 'reply', '东院食堂')).body.can.reply).toBe(false)
    expect((await desk.add(code, 'reply', '东院食堂')).status).toBe(200)
    expect((await desk.add(code, 'reply', '还有')).problem.code).toBe('requests.not_asked')
    const file = (await desk.client.upload('/files', { name: '通知.png', content: png }, { as: people.commissioner })).body as { id: string }
    const foreign = (await desk.client.upload('/files', { name: '别人的.png', content: png }, { as: people.foreignSecretary })).body as { id: string }
    expect((await desk.step(id, people.commissioner, 'answer', { text: '已延长', fileIds: [foreign.id] })).problem.code).toBe('reference.not_found')
    expect((await desk.step(id, people.commissioner, 'answer', { text: '已延长', fileIds: [file.id] })).body.request).toMatchObject({ state: 'done', can: [] })
    const answered = (await desk.lookUp(code)).body
    expect(answered).toMatchObject({ state: 'done', can: { rate: true } })
    expect(answered.steps.at(-1)).toMatchObject({ kind: 'answer', text: '已延长', files: [{ name: '通知.png' }] })
    expect((await desk.client.download(answered.steps.at(-1)!.files[0]!.url.replace('/api/v1', ''))).status).toBe(200)
    expect((await desk.rate(code, true, '谢谢')).body).toMatchObject({ state: 'closed', satisfied: true, can: { followUp: false, rate: false } })
    expect((await desk.get(id, people.secretary)).steps.map(({ kind, by }) => [kind, by])).toEqual([
      ['raise', null], ['accept', '本支部书记'], ['assign', '本支部书记'], ['ask', '本支部委员'], ['reply', null], ['answer', '本支部委员'], ['rate', null],
    ])
  })

  test('a word on the answer is said once for each answer; not satisfied goes once to the organisation above, with days of its own', async () => {
    const { id, code } = await desk.answered()
    const rated = await Promise.all(Array.from({ length: 6 }, (_, n) => desk.rate(code, false, n < 3 ? '没有解决' : `没有解决${n}`)))
    expect(rated.filter(({ status }) => status === 409).every(({ problem }) => problem.code === 'requests.rated_already')).toBe(true)
    expect(rated.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
    const { steps, ...again } = (await desk.lookUp(code)).body
    expect(steps.filter(({ kind }) => kind === 'rate')).toHaveLength(1)
    expect(again).toMatchObject({ state: 'raised', org: { name: '内科党总支' }, satisfied: false, can: { rate: false }, acceptBy: '2026-11-24' })
    expect((await desk.step(id, people.secretary, 'accept')).problem.code).toBe('thing.not_found')
    await desk.step(id, people.generalSecretary, 'accept')
    await desk.step(id, people.generalSecretary, 'answer', { text: '复查后加开夜宵' })
    expect((await desk.rate(code, false)).body).toMatchObject({ state: 'closed', satisfied: false })
    expect((await desk.rate(code, true)).problem.code).toBe('requests.rated_already')
  })

  test('asked again once: what was answered is worked again', async () => {
    const { code, id } = await desk.answered()
    expect((await desk.add(code, 'follow_up', '周末也延长吗')).body).toMatchObject({ state: 'verified', can: { followUp: false, rate: false } })
    expect((await desk.add(code, 'follow_up', '周末也延长吗')).status).toBe(200)
    expect((await desk.add(code, 'follow_up', '那节假日呢')).problem.code).toBe('requests.followed_up_already')
    await desk.step(id, people.secretary, 'answer', { text: '也延长' })
    expect((await desk.rate(code, true)).body.satisfied).toBe(true)
  })

  test('scope: beside, below and outside it does not exist; above it can be worked; the operator sees nothing', async () => {
    await desk.anonymously()
    const { id } = await desk.newest(people.secretary)
    for (const as of [people.siblingSecretary, people.foreignSecretary, people.member, people.admin]) {
      expect((await desk.client.send('GET /managed-requests/:caseId', { params: { caseId: id } }, { as })).problem.code).toBe('thing.not_found')
      expect((await desk.step(id, as, 'accept')).problem.code).toBe('thing.not_found')
    }
    expect((await desk.client.call('GET /managed-requests', { query: {} }, { as: people.foreignSecretary })).items).toEqual([])
    for (const as of [people.member, people.admin]) expect((await desk.client.send('GET /managed-requests', { query: {} }, { as })).problem.code).toBe('thing.forbidden')
    expect((await desk.client.send('GET /managed-requests', { query: { orgId: people.foreign.id } }, { as: people.secretary })).problem.code).toBe('reference.not_found')
    expect((await desk.get(id, people.generalSecretary)).can).toContain('accept')
  })

  test('past the branch to the one above: the branch does not see it', async () => {
    const receipt = await desk.anonymously({ toAbove: true, matter: 'complaint' })
    expect(receipt.org.name).toBe('内科党总支')
    expect((await desk.client.call('GET /managed-requests', { query: {} }, { as: people.secretary })).items).toEqual([])
    expect((await desk.newest(people.generalSecretary)).org.name).toBe('内科党总支')
    expect((await desk.anonymously({ orgId: people.root.id, toAbove: true })).org.name).toBe('测试医院党委')
  })

  test('whoever it is about steps aside, and it is gone from them for good', async () => {
    const { code } = await desk.anonymously({ matter: 'complaint' })
    const { id } = await desk.newest(people.secretary)
    expect((await desk.step(id, people.secretary, 'recuse')).body).toEqual({ request: null })
    expect((await desk.lookUp(code)).body).toMatchObject({ org: { name: '内科党总支' }, state: 'raised', acceptBy: '2026-11-24', answerBy: '2026-12-11' })
    await desk.step(id, people.generalSecretary, 'accept')
    // back at the branch, it is the commissioner's and not the secretary's
    expect((await desk.step(id, people.generalSecretary, 'forward', { orgId: people.branch.id, text: '请支部委员办理' })).status).toBe(200)
    expect((await desk.client.send('GET /managed-requests/:caseId', { params: { caseId: id } }, { as: people.secretary })).problem.code).toBe('thing.not_found')
    expect((await desk.get(id, people.commissioner)).handlers.map(({ name }) => name)).toEqual([])
    await desk.step(id, people.commissioner, 'accept')
    expect((await desk.get(id, people.commissioner)).handlers.map(({ name }) => name).sort()).toEqual(['办公室主任', '总支书记', '本支部委员'].sort())
    // the words it was passed on with are not the submitter's
    expect((await desk.lookUp(code)).body.steps.find(({ kind }) => kind === 'recuse')).toMatchObject({ toOrg: { name: '内科党总支' }, text: '' })
    const top = await desk.anonymously({ orgId: people.root.id })
    expect((await desk.step((await desk.newest(people.office)).id, people.office, 'recuse')).problem.code).toBe('requests.nobody_else')
    expect((await desk.lookUp(top.code)).body.state).toBe('raised')
  })

  test('nobody works what they handed in themselves', async () => {
    await desk.named(people.secretary)
    expect((await desk.client.call('GET /managed-requests', { query: {} }, { as: people.secretary })).items).toEqual([])
    const { id, submitter } = await desk.newest(people.commissioner)
    expect(submitter?.name).toBe('本支部书记')
    expect((await desk.step(id, people.secretary, 'accept')).problem.code).toBe('thing.not_found')
    expect(await inbox(people.secretary)).toEqual([])
  })

  test('where the only one who could work it handed it in, those above hear of it and have it on their workbench', async () => {
    await desk.named(people.siblingSecretary, { orgId: people.sibling.id })
    expect(await inbox(people.siblingSecretary)).toEqual([])
    expect(await waiting(people.siblingSecretary)).toBeUndefined()
    expect((await inbox(people.generalSecretary))[0]).toMatchObject({ kind: 'request_waiting', title: '收到一件投诉建议（建议）' })
    expect(await waiting(people.generalSecretary)).toMatchObject({ count: 1 })
    expect(await waiting(people.office)).toBeUndefined()
  })

  test('whoever stepped aside is not told when it comes back, those above are', async () => {
    await desk.anonymously({ orgId: people.sibling.id })
    const { id } = await desk.newest(people.siblingSecretary)
    await desk.step(id, people.siblingSecretary, 'recuse')
    await desk.step(id, people.generalSecretary, 'accept')
    const [before, above] = [await inbox(people.siblingSecretary), await inbox(people.office)].map(({ length }) => length)
    await desk.step(id, people.generalSecretary, 'forward', { orgId: people.sibling.id, text: '请支部办理' })
    expect(await inbox(people.siblingSecretary)).toHaveLength(before!)
    expect(await inbox(people.office)).toHaveLength(above!)
    expect(await waiting(people.generalSecretary)).toMatchObject({ count: 1 })
  })

  test('forwarded once, within reach or upwards, and the days stay as they were', async () => {
    const { code } = await desk.anonymously()
    const { id } = await desk.newest(people.secretary)
    host.clock.set('2026-11-30T02:00:00Z')
    expect((await desk.step(id, people.secretary, 'forward', { orgId: people.foreign.id, text: '归他们管' })).problem.code).toBe('reference.not_found')
    expect((await desk.step(id, people.secretary, 'forward', { orgId: people.branch.id, text: '自己' })).problem.code).toBe('reference.not_found')
    expect((await desk.step(id, people.secretary, 'forward', { orgId: people.root.id, text: '' })).problem.code).toBe('requests.step_incomplete')
    expect((await desk.step(id, people.secretary, 'forward', { orgId: people.root.id, text: '归后勤管' })).body).toEqual({ request: null })
    expect((await desk.lookUp(code)).body).toMatchObject({ state: 'raised', org: { name: '测试医院党委' }, acceptBy: '2026-11-24', answerBy: '2026-12-11', due: 'overdue' })
    expect((await desk.lookUp(code)).body.steps.at(-1)).toMatchObject({ kind: 'forward', text: '归后勤管', org: { name: '心内科党支部' }, toOrg: { name: '测试医院党委' } })
    expect((await desk.step(id, people.office, 'forward', { orgId: people.branch.id, text: '再转' })).problem.code).toBe('requests.forwarded_already')
    expect((await inbox(people.office))[0]).toMatchObject({ title: '转来一件投诉建议（建议）' })
  })

  test('two who press at once: one accepts', async () => {
    await desk.anonymously()
    const { id } = await desk.newest(people.secretary)
    const replies = await Promise.all(Array.from({ length: 6 }, (_, n) => desk.step(id, n % 2 ? people.secretary : people.commissioner, 'accept')))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(5).fill('requests.wrong_state'))
  })

  test('working days pass over a holiday; overdue shows to those of the organisation and to the one above', async () => {
    // Tuesday 29 September: the holiday of October, and the Saturday that is worked after it
    host.clock.set('2026-09-29T02:00:00Z')
    const receipt = await desk.anonymously()
    expect(receipt).toMatchObject({ acceptBy: '2026-10-08', answerBy: '2026-10-26' })
    expect(await waiting(people.secretary)).toMatchObject({ count: 1, items: [{ title: '建议：食堂晚班供餐时间太短' }] })
    expect(await waiting(people.generalSecretary)).toBeUndefined()
    host.clock.set('2026-10-08T15:00:00Z')
    expect(await waiting(people.generalSecretary)).toBeUndefined()
    host.clock.set('2026-10-08T16:00:00Z')
    expect(await waiting(people.secretary)).toMatchObject({ items: [{ title: '建议（已逾期）：食堂晚班供餐时间太短' }] })
    expect(await waiting(people.generalSecretary)).toMatchObject({ count: 1 })
    // two above hears of it from below, not from here
    expect(await waiting(people.office)).toBeUndefined()
    expect(await waiting(people.foreignSecretary)).toBeUndefined()
    const { id } = await desk.newest(people.secretary)
    await desk.step(id, people.secretary, 'accept')
    const list = (due: 'soon' | 'overdue' | 'on_time') => desk.client.call('GET /managed-requests', { query: { due } }, { as: people.secretary }).then(({ items }) => items.length)
    expect([await list('on_time'), await list('soon'), await list('overdue')]).toEqual([1, 0, 0])
    host.clock.set('2026-10-22T02:00:00Z')
    expect([await list('on_time'), await list('soon'), await list('overdue')]).toEqual([0, 1, 0])
    host.clock.set('2026-10-27T02:00:00Z')
    expect([await list('on_time'), await list('soon'), await list('overdue')]).toEqual([0, 0, 1])
    await desk.step(id, people.secretary, 'answer', { text: '晚了' })
    const counted = await desk.client.call('GET /managed-requests/figures', { query: {} }, { as: people.office })
    expect(counted).toMatchObject({ raised: 1, anonymous: 1, open: 0, overdue: 0, answered: 1, acceptedInTime: 0, answeredInTime: 0, satisfied: 0 })
  })

  test('under a name: my list with its number, and messages', async () => {
    const { code } = await desk.named(people.member, { matter: 'help' })
    const { id } = await desk.newest(people.secretary)
    await desk.step(id, people.secretary, 'accept')
    await desk.step(id, people.secretary, 'ask', { text: '请留一个联系时间' })
    await desk.add(code, 'reply', '下午')
    await desk.step(id, people.secretary, 'answer', { text: '已联系' })
    expect((await inbox(people.member)).map(({ title, text }) => [title, text])).toEqual([['您的投诉建议有答复了', '已联系'], ['您的投诉建议需要补充情况', '请留一个联系时间']])
    expect((await desk.client.call('GET /requests/mine', { query: {} }, { as: people.member })).items).toMatchObject([{ id, code, matter: 'help', state: 'done' }])
    expect((await desk.client.call('GET /requests/mine', { query: {} }, { as: people.retired })).items).toEqual([])
    expect((await desk.client.send('POST /requests', { body: desk.body() })).problem.code).toBe('auth.required')
  })

  test('what nobody says a word of closes by itself after a month; staff may close it after ten days', async () => {
    const { id, code } = await desk.answered()
    expect((await desk.step(id, people.secretary, 'close')).problem.code).toBe('requests.wrong_state')
    host.clock.set('2026-12-02T06:01:00Z')
    expect((await desk.get(id, people.secretary)).can).toEqual(['close'])
    host.clock.set('2026-12-20T22:20:00Z')
    await runJobs(host)
    expect((await desk.lookUp(code)).body.state).toBe('done')
    host.clock.set('2026-12-22T22:20:00Z')
    await runJobs(host)
    expect((await desk.lookUp(code)).body).toMatchObject({ state: 'closed', satisfied: null })
  })

  test('guessing numbers is stopped, and the right one still is not while it lasts', async () => {
    const { code } = await desk.anonymously()
    const guess = () => desk.lookUp('3333-3333-3333')
    const codes: string[] = []
    for (let n = 0; n < 21; n++) codes.push((await guess()).problem.code)
    expect(codes).toEqual([...Array<string>(20).fill('requests.number_unknown'), 'rate.limited'])
    expect((await desk.lookUp(code)).problem).toMatchObject({ code: 'rate.limited', retryAfter: 600 })
    host.clock.advance(601)
    for (let n = 0; n < 30; n++) expect((await desk.lookUp(code)).status).toBe(200)
  })

  test('what cannot be: unknown organisations, groups, empty words, too many pictures', async () => {
    const group = await hospital.factory.org({ parent: people.branch, kind: 'group', name: '第一党小组' })
    const send = (over: object) => desk.client.send('POST /requests/anonymous', { body: { ...desk.body(), ...over } })
    expect((await send({ orgId: 999_999 })).problem.code).toBe('reference.not_found')
    expect((await send({ orgId: group.id })).problem.code).toBe('reference.not_found')
    expect((await send({ text: ' ' })).problem.code).toBe('request.invalid')
    expect((await send({ text: 'a\u0000b' })).status).toBe(400)
    expect((await send({ fileIds: [people.member.memberId] })).problem.code).toBe('requests.pictures_gone')
    expect((await desk.client.call('GET /requests/addressees', {})).items.map(({ name }) => name)).not.toContain('第一党小组')
    expect((await desk.client.call('GET /requests/addressees', {})).items).toHaveLength(6)
  })

  test('the list as a sheet, and pages without gaps', async () => {
    for (let n = 0; n < 5; n++) await desk.anonymously({ text: `第 ${n} 件` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await desk.client.call('GET /managed-requests', { query: { limit: 2, ...(cursor ? { cursor } : {}) } }, { as: people.secretary })
      seen.push(...page.items.map(({ excerpt }) => excerpt))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.sort()).toEqual(['第 0 件', '第 1 件', '第 2 件', '第 3 件', '第 4 件'])
    const sheet = await desk.client.download('/managed-requests/sheet.xlsx', { as: people.secretary })
    expect(sheet.status).toBe(200)
    expect(sheet.body.subarray(0, 2).toString()).toBe('PK')
  })

  test('steps are facts', async () => {
    await desk.anonymously()
    for (const table of ['request_steps cascade', 'request_files']) await expect(host.app.pool.query(`truncate ${table}`)).rejects.toThrow(/append/i)
    await expect(host.app.pool.query(`update request_steps set text = 'x'`)).rejects.toThrow()
    await expect(host.app.pool.query(`delete from request_steps`)).rejects.toThrow()
  })
})
