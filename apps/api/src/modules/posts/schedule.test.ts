import { sql } from 'drizzle-orm'
import { runJobs, startTestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'
import { draftPost, publishPost, saveDraft } from '../../../test/harness/posts'

const tomorrow = '2026-11-23T00:00:00.000Z'

describe('publishing at a moment', () => {
  const { host, people } = useHospital({ each: true })

  const draft = (content: Partial<Parameters<typeof draftPost>[2]> = {}) =>
    draftPost(host, people.secretary, { orgId: people.branch.id, audience: { kind: 'public', orgId: null }, ...content })
  const schedule = (postId: string, at = tomorrow, basedOn = 1, as: As = people.secretary) =>
    host.client.send('POST /posts/:postId/schedule', { params: { postId }, body: { basedOn, at } }, { as })
  const unschedule = (postId: string, as: As = people.secretary) => host.client.send('DELETE /posts/:postId/schedule', { params: { postId } }, { as })
  const look = (postId: string, as: As = people.secretary) => host.client.call('GET /posts/:postId/draft', { params: { postId } }, { as })
  const read = (postId: string) => host.client.send('GET /posts/:postId', { params: { postId } })
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: {} }, { as })).items
  const verbs = async (postId: string) =>
    (await host.app.db.execute<{ action: string }>(sql`select action from audit_lines where subject_id = ${postId} order by id`)).rows.map(({ action }) => action.replace('posts.', ''))

  test('nobody reads it before; at its moment everybody does, once, with its line in the record', async () => {
    const { id } = await draft({ title: '定时' })
    const { body } = await schedule(id)
    expect(body).toMatchObject({ state: 'scheduled', scheduled: { at: tomorrow, revision: 1 }, can: { schedule: true, unschedule: true, publish: true, withdraw: true } })
    host.clock.set('2026-11-22T23:59:59Z')
    await runJobs(host)
    expect((await read(id)).problem.code).toBe('thing.not_found')
    host.clock.set('2026-11-23T00:00:01Z')
    await runJobs(host)
    expect((await read(id)).body).toMatchObject({ title: '定时', publishedAt: '2026-11-23T00:00:01.000Z' })
    expect(await look(id)).toMatchObject({ state: 'published', scheduled: null, publishedRevision: 1 })
    host.clock.advance(120)
    await runJobs(host)
    expect(await verbs(id)).toEqual(['create', 'schedule', 'publish'])
    expect((await inbox(people.secretary)).map(({ title }) => title)).toEqual(['《定时》已定时发布'])
  })

  test('two processes, each woken by the job and the sweep, publish it once', async () => {
    const other = await startTestApp({}, host.app.env.databaseUrl)
    other.clock.set('2026-11-23T00:00:00Z')
    host.clock.set('2026-11-22T06:00:00Z')
    const ids = []
    for (let n = 0; n < 5; n++) {
      const { id } = await draft()
      await schedule(id)
      ids.push(id)
    }
    host.clock.set('2026-11-23T00:00:00Z')
    await Promise.all([runJobs(host), runJobs(other), runJobs(host), runJobs(other)])
    for (const id of ids) expect(await verbs(id)).toEqual(['create', 'schedule', 'publish'])
    expect(await inbox(people.secretary)).toHaveLength(5)
    await other.close()
  })

  test('a lost job is caught by the next minute; a clock that runs behind waits', async () => {
    const { id } = await draft()
    await schedule(id)
    await host.app.db.execute(sql`delete from jobs.job`)
    host.clock.set('2026-11-22T23:59:30Z')
    await runJobs(host)
    expect((await look(id)).state).toBe('scheduled')
    host.clock.set('2026-11-23T00:00:30Z')
    await runJobs(host)
    expect((await look(id)).state).toBe('published')
  })

  test('what is shown is the revision that was scheduled; later saves wait, or are scheduled anew', async () => {
    const first = await draft({ title: '甲稿' })
    await schedule(first.id)
    const saved = await saveDraft(host, people.secretary, await look(first.id), { title: '甲稿改' })
    expect(saved.body).toMatchObject({ state: 'scheduled', revision: 2, scheduled: { revision: 1 } })
    const second = await draft({ title: '乙稿' })
    await schedule(second.id)
    await saveDraft(host, people.secretary, await look(second.id), { title: '乙稿改' })
    expect((await schedule(second.id, '2026-11-23T01:00:00.000Z', 2)).body).toMatchObject({ scheduled: { at: '2026-11-23T01:00:00.000Z', revision: 2 } })
    host.clock.set('2026-11-23T00:00:00Z')
    await runJobs(host)
    expect((await read(first.id)).body).toMatchObject({ title: '甲稿' })
    expect(await look(first.id)).toMatchObject({ title: '甲稿改', revision: 2, publishedRevision: 1 })
    expect((await read(second.id)).status).toBe(404)
    host.clock.set('2026-11-23T01:00:00Z')
    await runJobs(host)
    expect((await read(second.id)).body).toMatchObject({ title: '乙稿改' })
    expect((await inbox(people.secretary)).map(({ text }) => text)).toEqual(['读者现在可以看到了。', '之后保存的修改还没有发布。'])
  })

  test('taken off the schedule it stays what it was, and its old moment does nothing', async () => {
    const { id } = await draft()
    expect((await unschedule(id)).problem.code).toBe('posts.wrong_state')
    await schedule(id)
    expect((await unschedule(id)).body).toMatchObject({ state: 'draft', scheduled: null })
    const shown = await publishPost(host, people.secretary, { orgId: people.branch.id })
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId: shown.id }, body: { reason: '有误' } }, { as: people.secretary })
    await schedule(shown.id)
    expect((await unschedule(shown.id)).body).toMatchObject({ state: 'withdrawn' })
    await schedule(shown.id)
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId: shown.id }, body: { reason: '不发了' } }, { as: people.secretary })
    host.clock.set('2026-11-23T00:00:00Z')
    await runJobs(host)
    for (const postId of [id, shown.id]) expect((await read(postId)).status).toBe(404)
  })

  test('moments, revisions, people and states that do not do', async () => {
    const { id } = await draft()
    const codes = []
    for (const at of ['2026-11-22T06:00:00Z', '2020-01-01T00:00:00Z', '2027-12-01T00:00:00Z', '9999-12-31T00:00:00Z']) codes.push((await schedule(id, at)).problem.code)
    expect(codes).toEqual(Array(4).fill('posts.schedule_out_of_range'))
    expect((await schedule(id, 'morgen')).problem.code).toBe('request.invalid')
    expect((await schedule(id, tomorrow, 2)).problem.code).toBe('thing.changed')
    expect((await schedule(id, tomorrow, 1, people.commissioner)).problem.code).toBe('thing.forbidden')
    expect((await schedule(id, tomorrow, 1, people.siblingSecretary)).problem.code).toBe('thing.not_found')
    expect((await schedule((await draft({ title: '' })).id)).problem.code).toBe('posts.empty')
    const shown = await publishPost(host, people.secretary, { orgId: people.branch.id })
    expect((await schedule(shown.id)).problem.code).toBe('posts.wrong_state')
    const again = [await schedule(id), await schedule(id)]
    expect(again.map(({ status }) => status)).toEqual([200, 200])
    expect(await verbs(id)).toEqual(['create', 'schedule'])
  })

  test('only what was reviewed, where its section wants a review; a newer revision is reviewed beside the schedule', async () => {
    const { id } = await draft({ section: 'disclosure' })
    expect((await schedule(id)).problem.code).toBe('posts.review_required')
    const submit = () => host.client.call('POST /posts/:postId/submit', { params: { postId: id } }, { as: people.secretary })
    const review = (basedOn: number, approve: boolean) =>
      host.client.call('POST /posts/:postId/review', { params: { postId: id }, body: { approve, secrecyChecked: approve, basedOn, note: '意见' } }, { as: people.office })
    await submit()
    expect((await inbox(people.office))[0]).toMatchObject({ kind: 'review_wanted', link: { type: 'post_work', id } })
    await review(1, true)
    expect((await inbox(people.secretary))[0]).toMatchObject({ kind: 'review_decided', title: '《标题》已通过审核' })
    expect((await schedule(id)).status).toBe(200)
    await saveDraft(host, people.secretary, await look(id), { title: '新稿' })
    expect((await submit()).state).toBe('scheduled')
    expect((await review(2, false)).state).toBe('scheduled')
    host.clock.set(tomorrow)
    await runJobs(host)
    expect((await read(id)).body).toMatchObject({ title: '标题' })
  })

  test('refused at its moment when something changed meanwhile, and whoever scheduled it is told why', async () => {
    const { id } = await draft({ title: '要审核了' })
    await schedule(id)
    await host.app.db.execute(sql`update sections set review_required = true where key = 'news'`)
    host.clock.set(tomorrow)
    await runJobs(host)
    expect(await look(id)).toMatchObject({ state: 'draft', scheduled: null })
    expect(await verbs(id)).toEqual(['create', 'schedule', 'schedule_refused'])
    expect((await inbox(people.secretary))[0]).toMatchObject({ kind: 'post_schedule_refused', text: expect.stringContaining('先经过审核') as string })
  })
})
