import { createCaller, toRequest, type Caller, type WireRequest } from '../src/client/caller'
import { defineRoutes } from '../src/core/route'
import { Empty, Id, Shape } from '../src/core/schema'

/**
 * What must not compile. Never run: `tsc -p test` reads it, and an error that no longer comes is itself an error.
 */
export async function wrongCalls(call: Caller): Promise<unknown[]> {
  // @ts-expect-error no such endpoint
  await call('GET /nothing')
  // @ts-expect-error the path exists with another method only
  await call('PUT /posts')
  // @ts-expect-error a misspelt path
  await call('GET /auth/mee')
  // @ts-expect-error this endpoint needs params
  await call('GET /members/:memberId')
  // @ts-expect-error a param of another name
  await call('GET /members/:memberId', { params: { id: 'x' } })
  // @ts-expect-error a param of the wrong type
  await call('GET /members/:memberId', { params: { memberId: 5 } })
  // @ts-expect-error a body that is missing
  await call('POST /role-grants')
  // @ts-expect-error a body that lacks a field
  await call('POST /role-grants', { body: { memberId: 'x', role: 'secretary' } })
  // @ts-expect-error a role outside the closed list
  await call('POST /role-grants', { body: { memberId: 'x', role: 'king', orgId: 1 } })
  // @ts-expect-error a field the contract does not know
  await call('POST /auth/demo-sessions', { body: { key: 'x', admin: true } })
  // @ts-expect-error a query field the contract does not know
  await call('GET /role-grants', { query: { everything: true } })
  // @ts-expect-error a query field of the wrong type
  await call('GET /role-grants', { query: { orgId: 'one' } })
  const me = await call('GET /auth/me')
  const outcome = await call('POST /auth/wechat-sessions', { body: { code: 'x' } })
  return [
    // @ts-expect-error a field the reply does not have
    me.phone,
    // @ts-expect-error tokens are there only for somebody signed in
    outcome.tokens,
  ]
}

/** What must compile. */
export async function rightCalls(call: Caller): Promise<string[]> {
  const me = await call('GET /auth/me')
  const page = await call('GET /role-grants', { query: { orgId: 1, limit: 20 } })
  await call('GET /role-grants', { query: {} })
  await call('DELETE /role-grants/:grantId', { params: { grantId: 'x' } })
  const outcome = await call('POST /auth/wechat-sessions', { body: { code: 'x', client: 'weapp' } })
  const name: string = outcome.state === 'signed_in' ? outcome.tokens.me.name : outcome.ticket
  return [me.name, name, ...page.items.map((item) => item.member?.name ?? item.name)]
}

export const wrongRoutes = [
  // @ts-expect-error an endpoint without its route
  () => defineRoutes({ get: 'GET /things' }, {}),
  // @ts-expect-error a path parameter that no schema describes
  () => defineRoutes({ get: 'GET /things/:thingId' }, { get: { summary: 'x', access: 'anyone', replies: { 200: Empty } } }),
  () =>
    defineRoutes(
      { get: 'GET /things/:thingId' },
      // @ts-expect-error a schema for a parameter of another name
      { get: { summary: 'x', access: 'anyone', params: Shape({ id: Id }), replies: { 200: Empty } } },
    ),
  // @ts-expect-error an access nobody defined
  () => defineRoutes({ get: 'GET /things' }, { get: { summary: 'x', access: 'everyone', replies: { 200: Empty } } }),
]

describe('a call becomes a request', () => {
  test.each([
    ['GET /auth/me', undefined, { method: 'GET', path: '/auth/me' }],
    ['GET /posts/:postId', { params: { postId: 'a b/c' } }, { method: 'GET', path: '/posts/a%20b%2Fc' }],
    ['GET /posts', { query: { q: '党员 E家&x', limit: 5, section: undefined } }, { method: 'GET', path: '/posts?q=%E5%85%9A%E5%91%98%20E%E5%AE%B6%26x&limit=5' }],
    ['GET /posts', { query: { section: undefined } }, { method: 'GET', path: '/posts' }],
    ['POST /a/:one/b/:two', { params: { one: 1, two: 'x' }, body: { c: null } }, { method: 'POST', path: '/a/1/b/x', body: { c: null } }],
  ])('%s %j', (endpoint, input, request) => {
    expect(toRequest(endpoint, input)).toEqual(request)
  })

  test('the transport carries it, and its answer or refusal comes back', async () => {
    const seen: WireRequest[] = []
    const call = createCaller(async (request) => {
      seen.push(request)
      if (request.path === '/auth/me') return { name: '张三' }
      throw new Error('refused')
    })
    expect(await call('GET /auth/me')).toEqual({ name: '张三' })
    await expect(call('DELETE /auth/session')).rejects.toThrow('refused')
    expect(seen.map((request) => request.method)).toEqual(['GET', 'DELETE'])
  })
})
