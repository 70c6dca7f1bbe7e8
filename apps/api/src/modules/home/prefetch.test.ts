import { useHospital } from '../../../test/harness/hospital'
import { publishPost } from '../../../test/harness/posts'

describe('the first screen fetched by WeChat before the app opens', () => {
  const { host, people } = useHospital({ each: true, env: () => ({ wechat: { baseUrl: 'http://127.0.0.1:9', appId: 'wxours', appSecret: 's', standIn: true } }) })

  const asWechat = (more: object = {}) => ({ query: { appid: 'wxours', token: '1', timestamp: '1795000000', path: 'tabs/home/index', query: '', scene: '1001', ...more } })
  const prefetch = (more: object = {}) => host.client.send('GET /home/prefetch', asWechat(more))
  const titles = (posts: { title: string }[]) => posts.map(({ title }) => title)
  const publish = (title: string, audience: 'public' | 'branch') =>
    publishPost(host, people.secretary, {
      orgId: people.branch.id,
      section: 'notices',
      title,
      ...(audience === 'branch' && { audience: { kind: 'subtree', orgId: people.branch.id } }),
    })

  it('is what a visitor sees, whoever asks, and fits into what WeChat keeps', async () => {
    await publish('给大家的通知', 'public')
    await publish('给支部的通知', 'branch')
    const visitor = await host.client.call('GET /home', {})
    const reply = await prefetch()
    expect(reply.body).toEqual(visitor)
    expect(Buffer.byteLength(JSON.stringify(reply.body))).toBeLessThan(256 * 1024)
    const signedIn = await host.client.call('GET /home/prefetch', asWechat(), { as: people.member })
    expect(titles(signedIn.notices)).toEqual(['给大家的通知'])
  })

  it('is made once for all phones, and anew when something was published', async () => {
    await publish('第一条', 'public')
    await prefetch()
    const { hit, miss } = { ...host.app.prepared.counts }
    for (const timestamp of ['1', '2', '3']) await prefetch({ timestamp })
    expect(host.app.prepared.counts.miss).toBe(miss)
    expect(host.app.prepared.counts.hit).toBe(hit + 3)
    host.clock.advance(60)
    await publish('第二条', 'public')
    expect(titles((await prefetch()).body.notices)).toEqual(['第二条', '第一条'])
  })

  it('is remembered under no address that anybody could ask for', async () => {
    await prefetch()
    for (const as of [null, people.member]) {
      const bare = await host.client.raw('GET', '/home/prefetch', undefined, { as })
      expect([bare.status, bare.problem.code]).toEqual([400, 'request.invalid'])
    }
  })

  it('is for our app alone, and takes nothing it does not know', async () => {
    expect((await prefetch({ appid: 'wxelsewhere' })).problem.code).toBe('thing.not_found')
    expect((await host.client.send('GET /home/prefetch', { query: {} } as never)).problem.code).toBe('request.invalid')
    expect((await prefetch({ openid: 'o1' })).problem.code).toBe('request.invalid')
  })
})
