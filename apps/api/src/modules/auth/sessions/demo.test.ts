import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'
import { ensureDemoAccount } from '../account.service'

async function withDemoAccounts(env: Parameters<typeof startTestApp>[0]): Promise<TestApp> {
  const host = await startTestApp(env)
  const { secretary } = await new Factory(host).smallHospital()
  const ctx = { db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }
  const seed = { key: 'secretary', label: '支部书记', memberId: secretary.memberId, name: secretary.name }
  expect(await ensureDemoAccount(ctx, seed)).toBe(secretary.accountId)
  expect(await ensureDemoAccount(ctx, { ...seed, label: '党支部书记' })).toBe(secretary.accountId)
  return host
}

describe('demonstration accounts', () => {
  test('offered and usable on a demonstration system', async () => {
    const host = await withDemoAccounts({ demo: true, production: false })
    const { items } = await host.client.call('GET /auth/demo-accounts', {})
    expect(items).toEqual([{ key: 'secretary', name: '本支部书记', role: '党支部书记', org: '心内科党支部' }])
    expect((await host.client.send('POST /auth/demo-sessions', { body: { key: 'secretary' } })).status).toBe(201)
    expect((await host.client.send('POST /auth/demo-sessions', { body: { key: 'nobody' } })).problem.code).toBe('thing.not_found')
    await host.close()
  })

  test.each([
    ['without DEMO', { demo: false, production: false }],
    ['in production, whatever DEMO says', { demo: true, production: true }],
  ])('%s there are none', async (_, env) => {
    const host = await withDemoAccounts(env)
    expect(await host.client.call('GET /auth/demo-accounts', {})).toEqual({ items: [], wechat: false })
    expect((await host.client.send('POST /auth/demo-sessions', { body: { key: 'secretary' } })).problem).toMatchObject({ status: 404, code: 'auth.demo_disabled' })
    await host.close()
  })
})
