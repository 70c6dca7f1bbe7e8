import type { TestPerson } from '../../../test/harness/factories'
import { useHospital } from '../../../test/harness/hospital'
import { publishPost } from '../../../test/harness/posts'

describe('posts of a branch that was merged into another', () => {
  const { host, factory, people } = useHospital()

  const see = async (postId: string, as: TestPerson) => (await host.client.send('GET /posts/:postId', { params: { postId } }, { as })).status
  const merge = (orgId: number, mergeIntoId: number) =>
    host.client.call('POST /orgs/:orgId/dissolve', { params: { orgId }, body: { reason: '合并', mergeIntoId } }, { as: people.office })

  test('whoever came along goes on reading them, however often branches are merged; nobody else begins to', async () => {
    const { id } = await publishPost(host, people.foreignSecretary, { orgId: people.foreign.id, title: '骨科内部', audience: { kind: 'subtree', orgId: people.foreign.id } })
    const stranger = await factory.person(people.branch, { name: '旁观' })
    expect([await see(id, people.foreignMember), await see(id, stranger)]).toEqual([200, 404])
    const next = await factory.org({ parent: people.outer, name: '外科联合党支部' })
    await merge(people.foreign.id, next.id)
    expect([await see(id, people.foreignMember), await see(id, stranger)]).toEqual([200, 404])
    await merge(next.id, people.sibling.id)
    expect([await see(id, people.foreignMember), await see(id, stranger)]).toEqual([200, 404])
    const list = await host.client.call('GET /posts', { query: {} }, { as: people.foreignMember })
    expect(list.items.map(({ title }) => title)).toContain('骨科内部')
  })
})
