import type { As } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'
import { publishPost } from '../../../test/harness/posts'

/** The newest posts are put together from streams; whether a post may be read is one predicate. They must say the same. */
describe('lists show what may be read, no less and no more', () => {
  const { host, factory, people } = useHospital()

  /** Every publisher × every audience it may choose, in two sections, asking for signatures by turns. */
  async function publishAll(): Promise<string[]> {
    const { root, inner, branch, sibling, foreign, outer } = people
    const placed = [[root, root], [root, foreign], [inner, inner], [branch, foreign], [branch, inner], [branch, branch], [sibling, root], [foreign, outer], [foreign, foreign]] as const
    const ids: string[] = []
    for (const section of ['news', 'members'] as const) {
      for (const [by, to] of placed) {
        host.clock.advance(60)
        const post = { section, orgId: by.id, receiptRequired: ids.length % 2 === 0 }
        ids.push((await publishPost(host, people.office, { ...post, audience: { kind: 'subtree', orgId: to.id } })).id)
      }
      host.clock.advance(60)
      ids.push((await publishPost(host, people.office, { section, orgId: sibling.id })).id)
    }
    return ids
  }

  async function listed(as: As | null, query: object): Promise<string[]> {
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await host.client.call('GET /posts', { query: { limit: 8, ...query, ...(cursor ? { cursor } : {}) } }, { as })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    return seen
  }

  test('for every kind of reader, in a section, everywhere, and of an organisation', async () => {
    const { root, inner, branch, foreign, outer } = people
    const ids = await publishAll()
    const operator = await factory.person(foreign, { name: '两处任职', roles: [['secretary', inner], ['commissioner', foreign]] })
    const readers = [null, people.member, people.foreignMember, people.secretary, people.generalSecretary, people.office, operator]
    for (const as of readers) {
      const open: string[] = []
      for (const id of [...ids].reverse()) {
        if ((await host.client.send('GET /posts/:postId', { params: { postId: id } }, { as })).status === 200) open.push(id)
      }
      const half = ids.length / 2
      expect(await listed(as, {})).toEqual(open)
      expect(await listed(as, { section: 'members' })).toEqual(open.filter((id) => ids.indexOf(id) >= half))
      expect(await listed(as, { orgId: root.id })).toEqual(open)
      const published = { [inner.id]: [2, 3, 4, 5, 6, 9], [branch.id]: [3, 4, 5], [outer.id]: [7, 8] }
      for (const [orgId, places] of Object.entries(published)) {
        expect(await listed(as, { orgId: Number(orgId) })).toEqual(open.filter((id) => places.includes(ids.indexOf(id) % half)))
      }
    }
  })
})
