import type { Answer } from './phone'

/** A refusal that a client understands: when to come back, and nothing of what is inside. */
export function expectComeBack(answer: Answer | null, code = 'server.busy'): void {
  expect(answer).toMatchObject({ status: 503, body: { code, retryAfter: expect.any(Number) } })
  expect(answer!.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(Number(answer!.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(JSON.stringify(answer!.body)).not.toMatch(/postgres|select |insert |127\.0\.0\.1|node_modules/i)
}
