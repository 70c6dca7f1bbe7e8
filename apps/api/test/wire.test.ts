import Type from 'typebox'
import { defineRoutes } from '@ejia/contract/core/route'
import { Shape } from '@ejia/contract/core/schema'
import supertest from 'supertest'
import { buildApp } from '../src/app'
import { bind } from '../src/lib/bind'
import { startTestApp, TestClock, testNow, type TestApp } from './harness/app'

const endpoints = {
  leaky: 'GET /trials/leaky',
  undeclared: 'GET /trials/undeclared',
  crash: 'GET /trials/crash',
  rollback: 'POST /trials/rollback',
} as const

const routes = defineRoutes(endpoints, {
  leaky: { summary: 'Answers more than it declared', access: 'anyone', replies: { 200: Shape({ name: Type.String(), inner: Shape({ id: Type.Integer() }) }) } },
  undeclared: { summary: 'Answers a status it did not declare', access: 'anyone', replies: { 200: Shape({}) } },
  crash: { summary: 'Throws what nobody expected', access: 'anyone', replies: { 200: Shape({}) } },
  rollback: { summary: 'Writes, then fails', access: 'anyone', replies: { 201: Shape({}) } },
})

/** Routes that break the rules on purpose, bound as every feature binds its own. */
async function startTrials(): Promise<{ base: TestApp; get: (path: string) => Promise<supertest.Response>; post: (path: string) => Promise<supertest.Response>; close: () => Promise<void> }> {
  const base = await startTestApp()
  const app = await buildApp({ env: base.app.env, clock: new TestClock(new Date(testNow)) })
  await app.register(async (trials) => {
    bind(trials, endpoints, routes, {
      leaky: async () => ({ name: '张三', phone: '13812345689', inner: { id: 1, secret: 'x' } }) as never,
      undeclared: async ({ reply }) => reply.code(202).send({ secret: 'x' }) as never,
      crash: async () => Promise.reject(new Error('password=hunter2 at /srv/app.ts')),
      rollback: async ({ ctx }) => {
        await ctx.db.execute(`insert into idempotency_keys (account_id, key, route, request_hash, created_at) values ('a', 'trial', 'r', 'h', '2026-11-22')`)
        throw new Error('after the write')
      },
    })
  })
  await app.ready()
  const path = (name: string) => `/api/v1/trials/${name}`
  return {
    base,
    get: async (name) => supertest(app.server).get(path(name)),
    post: async (name) => supertest(app.server).post(path(name)).send({}),
    close: async () => {
      await app.close()
      await base.close()
    },
  }
}

describe('what cannot leave the server', () => {
  let trials: Awaited<ReturnType<typeof startTrials>>
  beforeAll(async () => {
    trials = await startTrials()
  })
  afterAll(() => trials.close())

  test('a field that is not in the contract', async () => {
    expect((await trials.get('leaky')).body).toEqual({ name: '张三', inner: { id: 1 } })
  })

  test('a status that is not in the contract', async () => {
    const response = await trials.get('undeclared')
    expect(response.status).toBe(500)
    expect(response.body).toMatchObject({ code: 'server.error' })
    expect(response.text).not.toContain('secret')
  })

  test('what an unexpected error says', async () => {
    const response = await trials.get('crash')
    expect(response.status).toBe(500)
    expect(response.body).toMatchObject({ code: 'server.error', title: 'server.error' })
    expect(response.text).not.toMatch(/hunter2|app\.ts/)
  })

  test('half of a write', async () => {
    expect((await trials.post('rollback')).status).toBe(500)
    const { rows } = await trials.base.app.db.execute(`select 1 from idempotency_keys where key = 'trial'`)
    expect(rows).toEqual([])
  })
})

describe('clients of other ages', () => {
  test('one that is too old is told so, whatever it asks; others are served', async () => {
    const host = await startTestApp({ minClientVersion: '1.4.2' })
    const ask = (version: string, path = '/auth/demo-accounts') => host.client.raw('GET', path, undefined, { headers: { 'x-client-version': version } })
    for (const old of ['1.4.1', '1.3.9', '0.9.99', '1', '']) expect([old, (await ask(old)).status]).toEqual([old, 426])
    for (const good of ['1.4.2', '1.4.10', '1.10.0', '2.0.0', '1.4.2-beta']) expect([good, (await ask(good)).status]).toEqual([good, 200])
    expect((await ask('1.0.0', '/auth/me')).problem.code).toBe('client.too_old')
    expect((await host.client.raw('GET', '/auth/demo-accounts')).status).toBe(200)
    await host.close()
  })
})
