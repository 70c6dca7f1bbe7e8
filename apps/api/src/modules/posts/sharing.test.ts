import type { As } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'
import { publishPost } from '../../../test/harness/posts'

describe('an article prepared once for all who may read it', () => {
  const { host, people } = useHospital()

  const read = async (id: string, as: As | null) => (await host.client.send('GET /posts/:postId', { params: { postId: id } }, { as })).status
  const made = () => host.app.prepared.counts.miss

  test('branches below its audience share its bytes, others are refused whoever read it before', async () => {
    const { inner, generalSecretary, member, siblingSecretary, foreignMember } = people
    const { id } = await publishPost(host, generalSecretary, { orgId: inner.id, audience: { kind: 'subtree', orgId: inner.id } })
    await host.app.changes.settled()
    expect(await read(id, member)).toBe(200)
    const before = made()
    expect(await read(id, siblingSecretary)).toBe(200)
    expect(made()).toBe(before)
    for (const outsider of [null, foreignMember]) expect(await read(id, outsider)).toBe(404)
    expect(await read(id, people.office)).toBe(200)
  })

  test('a public one is everybody\'s', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id })
    await host.app.changes.settled()
    expect(await read(id, people.foreignMember)).toBe(200)
    const before = made()
    for (const reader of [null, people.member, people.office]) expect(await read(id, reader)).toBe(200)
    expect(made()).toBe(before)
  })

  test('who asks at the same moment as somebody who may not is not refused with them', async () => {
    const { id } = await publishPost(host, people.secretary, { orgId: people.branch.id, audience: { kind: 'subtree', orgId: people.branch.id } })
    await host.app.changes.settled()
    const asking = [people.foreignMember, people.member, null, people.secretary, people.siblingSecretary]
    expect(await Promise.all(asking.map((as) => read(id, as)))).toEqual([404, 200, 404, 200, 404])
    host.app.prepared.drop()
    expect(await Promise.all([...asking].reverse().map((as) => read(id, as)))).toEqual([404, 200, 404, 200, 404])
  })
})
