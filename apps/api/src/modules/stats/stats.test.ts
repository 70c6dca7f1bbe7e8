import { readSheet } from 'read-excel-file/node'
import type { As } from '../../../test/harness/client'
import type { TestPerson } from '../../../test/harness/factories'
import { Meetings } from '../../../test/harness/meetings'
import { publishPost } from '../../../test/harness/posts'
import { newId } from '../../lib/ids'
import { studyCompletions, studySessions } from '../study/study.table'

const year = { from: '2026-01', to: '2026-12' }

describe('statistics', () => {
  const meetings = Meetings.use({ each: true })
  const { people } = meetings

  const call = () => meetings.host.client
  const months = (as: As, query: { from: string; to: string; orgId?: number } = year) => call().call('GET /stats/months', { query }, { as })
  const orgs = async (as: As, query: { from: string; to: string; orgId?: number } = year) => (await call().call('GET /stats/orgs', { query }, { as })).items
  const named = async (as: As, name: string) => (await orgs(as)).find((row) => row.name === name)

  async function hold(over: Parameters<Meetings['open']>[0], came: readonly TestPerson[], as?: TestPerson): Promise<string> {
    const { id } = await meetings.open(over, as)
    for (const one of came) await meetings.scan(id, one, { code: (await meetings.board(id, as)).codes[0]!.text })
    expect((await meetings.confirm(id, as)).status).toBe(200)
    return id
  }

  test('nothing held: a year of zeros, no shares invented, every month there', async () => {
    const { items, total } = await months(people.secretary)
    expect(items.map(({ month }) => month)).toEqual(Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`))
    expect(total).toEqual({ meetings: 0, expected: 0, present: 0, studyDue: 0, studyDone: 0, posts: 0, reads: 0, readers: 0 })
  })

  test('a confirmed list counts, an open one not yet; a struck row and a guest are not present', async () => {
    await meetings.open({ title: '还没确认' })
    await hold({ kind: 'theme_day' }, [people.member, people.secretary])
    const { id } = await meetings.open({ kind: 'lecture' })
    for (const one of [people.member, people.retired]) await meetings.scan(id, one, { code: await meetings.code(id) })
    await call().call('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId: people.member.memberId }, body: { reason: '提前离开' } }, { as: people.secretary })
    await meetings.confirm(id)
    const onRoster = (await meetings.roster(id)).length
    const { items, total } = await months(people.secretary)
    expect(total).toMatchObject({ meetings: 2, expected: 2 * onRoster, present: 3 })
    expect(items.find(({ month }) => month === '2026-11')).toMatchObject({ meetings: 2, present: 3 })
  })

  test('a meeting of all counts for each branch by where its people were then, and once for the house', async () => {
    await hold({ kind: 'lecture', orgId: people.root.id }, [people.member, people.foreignMember], people.office)
    const before = await named(people.office, '骨科党支部')
    expect(before).toMatchObject({ meetings: 0, expected: 2, present: 1 })
    expect(await named(people.office, '测试医院党委')).toMatchObject({ meetings: 1, present: 2 })
    expect(await named(people.office, '内科党总支')).toMatchObject({ meetings: 0, present: 1 })
    await meetings.host.app.pool.query('update members set org_id = $1 where id = $2', [people.sibling.id, people.foreignMember.memberId])
    expect(await named(people.office, '骨科党支部')).toMatchObject({ expected: 2, present: 1 })
  })

  test('study by the day it falls due, an item assigned twice is one', async () => {
    const { host } = meetings
    const post = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '材料', bodyHtml: '<p>一段可以学习的文字。</p>' })
    const { id: itemId } = await call().call('POST /study/items', { body: { postId: post.id, orgId: people.branch.id, creditMinutes: 45 } }, { as: people.secretary })
    const assign = (as: As, orgId: number, dueOn: string) => call().call('POST /study/assignments', { body: { itemId, orgId, dueOn } }, { as })
    await assign(people.secretary, people.branch.id, '2026-12-01')
    await assign(people.generalSecretary, people.inner.id, '2026-12-20')
    const at = host.clock.now()
    const sessionId = newId(at)
    await host.app.db.insert(studySessions).values({ id: sessionId, itemId, memberId: people.member.memberId, openedAt: at })
    await host.app.db.insert(studyCompletions).values({ itemId, memberId: people.member.memberId, sessionId, completedAt: at, partyYear: 2026, creditMinutes: 45, orgId: people.branch.id })
    const rows = await orgs(people.generalSecretary)
    const branch = rows.find(({ name }) => name === '心内科党支部')!
    expect(branch).toMatchObject({ studyDue: branch.members, studyDone: 1 })
    const { items } = await months(people.generalSecretary)
    expect(items.at(-1)).toMatchObject({ month: '2026-12', studyDone: 1, studyDue: branch.members + rows.find(({ name }) => name === '呼吸科党支部')!.members })
    expect(items.at(-2)).toMatchObject({ studyDue: 0 })
  })

  test('reading counts people once however many articles or months', async () => {
    const { host } = meetings
    const posts = [await publishPost(host, people.secretary, { orgId: people.branch.id, title: '一' }), await publishPost(host, people.secretary, { orgId: people.branch.id, title: '二' })]
    for (const { id } of posts) await call().call('POST /posts/:postId/reads', { params: { postId: id } }, { as: people.member })
    host.clock.set('2026-12-05T02:00:00Z')
    const third = await publishPost(host, people.secretary, { orgId: people.branch.id, title: '三' })
    for (const as of [people.member, people.foreignMember]) await call().call('POST /posts/:postId/reads', { params: { postId: third.id } }, { as })
    const { items, total } = await months(people.secretary)
    expect(total).toMatchObject({ posts: 3, reads: 3, readers: 1 })
    expect(items.slice(-2)).toEqual([expect.objectContaining({ reads: 2, readers: 1 }), expect.objectContaining({ reads: 1, readers: 1 })])
    expect((await months(people.office)).total).toMatchObject({ reads: 4, readers: 2 })
  })

  test('a month begins at midnight in Shanghai', async () => {
    meetings.host.clock.set('2026-11-30T16:30:00Z')
    await publishPost(meetings.host, people.secretary, { orgId: people.branch.id, title: '十二月' })
    expect((await months(people.secretary, { from: '2026-11', to: '2026-11' })).total.posts).toBe(0)
    expect((await months(people.secretary, { from: '2026-12', to: '2026-12' })).total.posts).toBe(1)
  })

  test('everyone sees what they look after, in the order of the tree, and nothing else', async () => {
    expect((await orgs(people.secretary)).map(({ name, parentId }) => [name, parentId])).toEqual([['心内科党支部', null]])
    expect((await orgs(people.office)).map(({ name }) => name)).toEqual(['测试医院党委', '内科党总支', '心内科党支部', '呼吸科党支部', '外科党总支', '骨科党支部'])
    for (const route of ['GET /stats/months', 'GET /stats/orgs'] as const) {
      expect((await call().send(route, { query: { ...year, orgId: people.foreign.id } }, { as: people.secretary })).problem.code).toBe('reference.not_found')
      expect((await call().send(route, { query: year }, { as: people.member })).problem.code).toBe('thing.forbidden')
    }
    expect((await call().send('GET /stats/corridor', {}, { as: people.admin })).problem.code).toBe('thing.forbidden')
  })

  test.each([
    ['2026-12', '2026-01'],
    ['2024-01', '2026-06'],
    ['2026-13', '2026-13'],
    ['2026-1', '2026-2'],
  ])('from %s to %s is refused', async (from, to) => {
    expect((await call().send('GET /stats/months', { query: { from, to } }, { as: people.office })).problem).toMatchObject({ code: 'request.invalid', status: 400 })
  })

  test('the sheet holds the same numbers', async () => {
    await hold({ kind: 'theme_day' }, [people.member])
    const { total } = await months(people.secretary)
    const reply = await call().download('/stats/sheet?from=2026-01&to=2026-12', { as: people.secretary })
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('党建统计2026-01至2026-12'))
    const byMonth = await readSheet(reply.body, '按月')
    expect(byMonth.at(-1)!.slice(0, 4)).toEqual(['合计', total.meetings, total.expected, total.present])
    expect((await readSheet(reply.body, '按组织'))[1]!.slice(0, 2)).toEqual(['心内科党支部', '党支部'])
  })

  test('the corridor sees numbers, open meetings and public posts; nothing that is inside', async () => {
    const { host } = meetings
    await publishPost(host, people.secretary, { orgId: people.branch.id, title: '人人可读' })
    await publishPost(host, people.secretary, { orgId: people.branch.id, title: '支部内部', audience: { kind: 'subtree', orgId: people.branch.id } })
    const at = (hours: number) => new Date(host.clock.now().getTime() + hours * 3_600_000).toISOString()
    await meetings.open({ kind: 'theme_day', title: '主题党日', startsAt: at(24), endsAt: at(26) })
    await meetings.open({ kind: 'committee_meeting', title: '支委会', startsAt: at(24), endsAt: at(26) })
    await meetings.open({ kind: 'theme_day', title: '下月的', startsAt: at(24 * 20), endsAt: at(24 * 20 + 1) })
    const seen = await call().call('GET /stats/corridor', {}, { as: people.office })
    expect(seen).toMatchObject({ organisation: '测试医院党委', members: { all: 10, inService: 9, retired: 1 }, orgs: { generalBranches: 2, branches: 3 } })
    expect(seen.posts.map(({ title }) => title)).toEqual(['人人可读'])
    expect(seen.activities.map(({ title }) => title)).toEqual(['主题党日'])
    expect(JSON.stringify(seen)).not.toMatch(/普通党员|支部内部/)
  })
})
