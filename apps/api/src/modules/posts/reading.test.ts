import { eq } from 'drizzle-orm'
import type { As } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'
import { publishPost } from '../../../test/harness/posts'
import { posts } from './posts.table'

describe('reading posts', () => {
  const { host, people } = useHospital()

  const list = async (as: As | null, query: object = {}) => (await host.client.call('GET /posts', { query: { limit: 100, ...query } }, { as })).items
  const read = (id: string, as: As | null = null) => host.client.send('GET /posts/:postId', { params: { postId: id } }, { as })
  const mine = (id: string, as: As | null) => host.client.send('GET /posts/:postId/mine', { params: { postId: id } }, { as })

  test('the nine sections stand in their order', async () => {
    const { items } = await host.client.call('GET /sections', {})
    expect(items.map((section) => section.name).join(' ')).toBe('党建动态 活动公告 党建制度 支部建设 党员管理 党风廉政 党建先锋 党务公开 统一战线')
    expect(items.filter((section) => section.reviewRequired).map((section) => section.key)).toEqual(['disclosure'])
  })

  test('who sees what: visitors the public, members what is addressed on their line, offices what they reach', async () => {
    const at = (orgId: number) => ({ section: 'members' as const, audience: { kind: 'subtree' as const, orgId } })
    const ids = {
      public: (await publishPost(host, people.secretary, { section: 'members', orgId: people.branch.id })).id,
      hospital: (await publishPost(host, people.office, { orgId: people.root.id, ...at(people.root.id) })).id,
      inner: (await publishPost(host, people.generalSecretary, { orgId: people.inner.id, ...at(people.inner.id) })).id,
      branch: (await publishPost(host, people.secretary, { orgId: people.branch.id, ...at(people.branch.id) })).id,
      upward: (await publishPost(host, people.foreignSecretary, { orgId: people.foreign.id, ...at(people.outer.id) })).id,
    }
    const seen = async (as: As | null) => {
      const listed = (await list(as, { section: 'members' })).map((post) => post.id)
      for (const id of Object.values(ids)) expect((await read(id, as)).status).toBe(listed.includes(id) ? 200 : 404)
      return Object.entries(ids).flatMap(([name, id]) => (listed.includes(id) ? [name] : []))
    }
    expect(await seen(null)).toEqual(['public'])
    expect(await seen(people.member)).toEqual(['public', 'hospital', 'inner', 'branch'])
    expect(await seen(people.siblingSecretary)).toEqual(['public', 'hospital', 'inner'])
    expect(await seen(people.foreignMember)).toEqual(['public', 'hospital', 'upward'])
    expect(await seen(people.generalSecretary)).toEqual(['public', 'hospital', 'inner', 'branch'])
    expect(await seen(people.office)).toEqual(['public', 'hospital', 'inner', 'branch', 'upward'])
  })

  test('an expired post is gone', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id })
    await host.app.db.update(posts).set({ expiresAt: host.clock.now() }).where(eq(posts.id, id))
    await host.app.changes.settled()
    expect((await read(id)).status).toBe(404)
    expect((await list(null)).map((post) => post.id)).not.toContain(id)
  })

  test('a section shows pinned posts first, then the newest, page by page and each once', async () => {
    const made: string[] = []
    for (let n = 0; n < 7; n++) {
      host.clock.advance(60)
      made.push((await publishPost(host, people.secretary, { section: 'pioneers', orgId: people.branch.id, title: `第${n}篇` })).id)
    }
    for (const n of [0, 3]) await host.client.call('PUT /posts/:postId/pin', { params: { postId: made[n]! }, body: { pinned: true } }, { as: people.secretary })
    for (const limit of [1, 2, 3, 100]) {
      const seen: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await host.client.call('GET /posts', { query: { section: 'pioneers', limit, ...(cursor ? { cursor } : {}) } })
        seen.push(...page.items.map((post) => post.title))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(['第3篇', '第0篇', '第6篇', '第5篇', '第4篇', '第2篇', '第1篇'])
    }
    const all = await list(null)
    expect(all[0]).toMatchObject({ title: '第6篇', pinned: false })
  })

  test('by organisation: its own posts and those of the ones below', async () => {
    const { id } = await publishPost(host, people.foreignSecretary, { section: 'branch', orgId: people.foreign.id })
    const idsOf = async (orgId: number) => (await list(null, { section: 'branch', orgId })).map((post) => post.id)
    expect([await idsOf(people.outer.id), await idsOf(people.inner.id), await idsOf(999_999)]).toEqual([[id], [], []])
  })

  test('without a summary the beginning of the text stands in for it', async () => {
    await publishPost(host, people.secretary, { section: 'rules', orgId: people.branch.id, bodyHtml: `<p>第一段</p><p>${'长'.repeat(200)}</p>` })
    expect((await list(null, { section: 'rules' }))[0]!.summary).toBe(`第一段 ${'长'.repeat(76)}`)
  })

  test('reads are counted once a person; a visitor leaves none', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id })
    const open = (as: As | null) => host.client.send('POST /posts/:postId/reads', { params: { postId: id } }, { as })
    expect((await open(null)).problem.code).toBe('auth.required')
    const first = (await open(people.member)).body
    host.clock.advance(60)
    const again = await Promise.all([open(people.member), open(people.member), open(people.foreignMember)])
    expect(again[0].body).toEqual(first)
    expect((await mine(id, people.member)).body).toMatchObject({ mine: { readAt: first.readAt, receiptAt: null, receiptExpected: false }, receipts: null })
    expect((await read(id)).body).toMatchObject({ readCount: 2 })
    await open(people.secretary)
    host.clock.advance(60)
    expect((await read(id)).body).toMatchObject({ readCount: 3 })
  })

  test('what people may do is said beside the post', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id })
    const can = async (as: As) => (await mine(id, as)).body.can
    expect(await can(people.secretary)).toEqual({ edit: true, withdraw: true, pin: true, seeReceipts: false, remind: false })
    expect(await can(people.commissioner)).toEqual({ edit: true, withdraw: false, pin: false, seeReceipts: false, remind: false })
    expect(await can(people.foreignSecretary)).toEqual({ edit: false, withdraw: false, pin: false, seeReceipts: false, remind: false })
    expect((await mine(id, null)).problem.code).toBe('auth.required')
  })

  test.each(['cursor=nonsense', 'cursor=WzEsMl0', 'limit=0', 'limit=101', 'section=x', 'orgId=x', 'more=1', 'q=%00a', `q=${'x'.repeat(51)}`])('a broken query is a 400: %s', async (query) => {
    expect((await host.client.raw('GET', `/posts?${query}`)).problem.code).toBe('request.invalid')
  })

  test('a cursor of another kind of list, or with a made-up id, is a 400', async () => {
    const cursor = Buffer.from(JSON.stringify([false, '2026-01-01T00:00:00Z', 'x'])).toString('base64url')
    expect((await host.client.raw('GET', `/posts?cursor=${cursor}`)).problem.code).toBe('request.invalid')
    expect((await host.client.raw('GET', '/posts/not-an-id')).problem.code).toBe('request.invalid')
  })
})
