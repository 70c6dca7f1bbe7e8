import type { Audience } from '@ejia/domain/posts'
import { startTestApp, type TestApp } from '../harness/app'
import type { As } from '../harness/client'
import type { TestPerson } from '../harness/factories'
import { useHospital } from '../harness/hospital'
import { publishPost } from '../harness/posts'
import { Chance, rounds } from './chance'

/** Posts and readers change at random through two processes that remember; a third that remembers nothing knows what is right. */
describe('prepared bytes against the database', () => {
  const { host, people } = useHospital()
  let other: TestApp
  let oracle: TestApp

  beforeAll(async () => {
    other = await startTestApp({}, host.app.env.databaseUrl)
    oracle = await startTestApp({ prepared: false }, host.app.env.databaseUrl)
  })
  afterAll(async () => {
    await other.close()
    await oracle.close()
  })

  const get = async (on: TestApp, path: string, as: As | null) => {
    const { status, body } = await on.client.raw('GET', path, undefined, { as })
    return { status, body: status === 200 ? body : (body as { code: string }).code }
  }

  test('after every change every reader of every process gets what is right', async () => {
    const chance = new Chance('cache-oracle')
    const posts: string[] = []
    const pick = <T>(list: readonly T[]): T => list[chance.below(list.length)]!
    const readers: (TestPerson | null)[] = [null, people.member, people.foreignMember, people.secretary, people.generalSecretary, people.office]
    const orgs = [people.root, people.inner, people.branch, people.sibling, people.foreign]
    const write = (text: string, values: unknown[]) => pick([host, other]).app.pool.query(text, values)
    const audience = (): [Audience, number | null] => (chance.below(3) === 0 ? ['public', null] : ['subtree', pick(orgs).id])
    const changes: Record<string, () => Promise<unknown>> = {
      publish: async () => {
        const [kind, orgId] = audience()
        const post = await publishPost(pick([host, other]), people.office, { orgId: people.root.id, section: pick(['news', 'notices'] as const), title: `第${posts.length}篇`, audience: { kind, orgId }, receiptRequired: chance.below(2) === 0 })
        posts.push(post.id)
      },
      narrow: () => write('update posts set audience = $2, audience_org_id = $3 where id = $1', [pick(posts), ...audience()]),
      withdraw: () => write(`update posts set state = 'withdrawn' where id = $1`, [pick(posts)]),
      'show again': () => write(`update posts set state = 'published' where id = $1`, [pick(posts)]),
      pin: () => write('update posts set pinned_at = case when pinned_at is null then published_at end where id = $1', [pick(posts)]),
      expire: () => write('update posts set expires_at = $2 where id = $1', [pick(posts), new Date(host.clock.now().getTime() + chance.below(40) * 1000)]),
      'let time pass': async () => [host, other, oracle].reduce((seconds, { clock }) => (clock.advance(seconds), seconds), chance.below(20)),
      rename: () => write('update orgs set name = $2 where id = $1', [pick(orgs).id, `组织${chance.below(1e6)}`]),
      'move a member': () => write('update members set org_id = $2 where id = $1', [people.member.memberId, pick([people.branch, people.sibling, people.foreign]).id]),
      'give or take an office': () => write('update role_grants set revoked_at = case when revoked_at is null then granted_at end where account_id = $1', [people.secretary.accountId]),
    }
    await chance.told(async () => {
      for (let n = 0; n < 3; n++) await changes.publish!()
      for (const step of rounds(30)) {
        const [name, change] = pick(Object.entries(changes))
        await change()
        for (const { app } of [host, other, oracle]) await app.changes.settled()
        const paths = ['/home', '/posts?section=news', '/posts?limit=3', ...posts.slice(-3).map((id) => `/posts/${id}`), `/posts/${pick(posts)}`]
        for (const as of [pick(readers), pick(readers), pick(readers)]) {
          for (const path of paths) {
            const right = await get(oracle, path, as)
            for (const app of [host, other]) expect({ step, name, path, who: as?.name, got: await get(app, path, as) }).toEqual({ step, name, path, who: as?.name, got: right })
          }
        }
      }
    })
    expect(host.app.prepared.counts.hit).toBeGreaterThan(20)
    expect(oracle.app.prepared.counts.hit).toBe(0)
  })
})
