import type { TSchema } from 'typebox'
import { allRoutes, type ContractRoute } from '../harness/features'
import { Meetings } from '../harness/meetings'
import { furnish, toRequest, wellFormed, type Known } from '../harness/requests'
import { watchRows } from './rows'

/** What other products' points and counts let happen (party-work notes §5, 3.2 and 3.3), each under its own name. */
describe('failures of peers: farming points, counting twice', () => {
  const meetings = Meetings.use()
  const { host, people } = meetings
  let routes: ContractRoute[]
  let known: Known

  beforeAll(async () => {
    routes = await allRoutes()
    known = await furnish(meetings)
  })
  beforeEach(() => host.clock.advance(60))

  const propose = () =>
    host.client.call('POST /points/award-proposals', {
      body: { orgId: people.branch.id, ruleKey: 'manual.article', title: '稿件', factOn: '2026-11-10', evidence: '院报', fileIds: [], memberIds: [people.retired.memberId, people.commissioner.memberId] },
    }, { as: people.generalSecretary })
  const decide = (proposalId: string, body: object) => host.client.raw('POST', `/points/award-proposals/${proposalId}/decision`, body, { as: people.office })
  const given = (proposalId: string) => meetings.count(`point_ledger where source_type = 'manual' and source_id = $1`, proposalId)

  // 3.2, learning progress, learning time, video, quiz answers and likes whose userId the client sends
  test('no request has room for what only the server can know: every object it takes refuses fields it does not name', () => {
    const open: string[] = []
    const walk = (schema: Record<string, unknown>, where: string): void => {
      if (schema.type === 'object' && schema.additionalProperties !== false && !('patternProperties' in schema)) open.push(where)
      for (const [name, inner] of Object.entries((schema.properties ?? {}) as Record<string, TSchema>)) walk(inner as never, `${where}/${name}`)
      for (const inner of [schema.items, ...((schema.anyOf ?? []) as unknown[])].filter(Boolean)) walk(inner as never, where)
    }
    for (const { method, path, schema } of routes) for (const part of ['query', 'body'] as const) if (schema[part]) walk(schema[part] as never, `${method} ${path} ${part}`)
    expect(open).toEqual([])
  })

  // 3.2, the same over HTTP
  test('progress, score, finished, duration, points and whose they are, reported by the client: refused by whatever changes something', async () => {
    const fields = ['progress', 'score', 'studyScore', 'isFinish', 'duration', 'userId', 'partyId', 'points', 'actualPay']
    const taken: string[] = []
    const unsafe = routes.filter(({ method, schema }) => method !== 'GET' && schema.body)
    for (const [n, route] of unsafe.entries()) {
      const whole = wellFormed(route, known)
      for (const field of [fields[n % 9]!, fields[(n + 4) % 9]!]) {
        const request = toRequest(route, { ...whole, body: { ...(whole.body as object), [field]: field.endsWith('Id') ? people.office.memberId : 100 } })
        const { statusCode } = await host.app.inject({ ...request, remoteAddress: `10.7.0.${n}`, headers: { ...request.headers, authorization: `Bearer ${people.secretary.token}` } })
        if (statusCode !== 400) taken.push(`${route.method} ${route.path} ${field}: ${statusCode}`)
      }
    }
    expect(unsafe.length).toBeGreaterThan(50)
    expect(taken).toEqual([])
  })

  // 3.2, studying: PUT progress=100
  test('study is finished by no single request: not by the last block first, not by asking ten times at once, not by saying so', async () => {
    const as = people.member
    const { sessionId, total } = await host.client.call('POST /study/items/:itemId/sessions', { params: { itemId: known.itemId as string } }, { as })
    const reach = () => host.client.send('POST /study/sessions/:sessionId/anchors', { params: { sessionId }, body: { anchor: total - 1 } }, { as })
    const tries = await Promise.all(Array.from({ length: 10 }, reach))
    expect(tries.map(({ status }) => status).filter((status) => status < 400)).toEqual([])
    expect(await meetings.count('study_completions where member_id = $1', as.memberId)).toBe(0)
    for (const path of ['progress', 'completion']) expect((await host.client.raw('PUT', `/study/items/${String(known.itemId)}/${path}`, { progress: 100 }, { as })).problem.code).toBe('route.not_found')
  })

  // 3.2, the review that writes the client's score, also when it refuses
  test('a refused proposal gives nothing, and stays refused when it is agreed to afterwards', async () => {
    const { id } = await propose()
    expect((await decide(id, { approve: false, note: '缺佐证' })).status).toBe(200)
    expect((await decide(id, { approve: true, note: '' })).problem.code).toBe('points.proposal_decided')
    expect(await given(id)).toBe(0)
  })

  // 3.2, the same fact reviewed again and again
  test('agreed to twice, it has given once; the amount is the rule’s, not the reviewer’s', async () => {
    const { id } = await propose()
    for (const extra of [{ score: 100 }, { delta: 100 }, { amount: 100 }]) expect((await decide(id, { approve: true, note: '', ...extra })).problem.code).toBe('request.invalid')
    const answers = await Promise.all(Array.from({ length: 5 }, () => decide(id, { approve: true, note: '' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    // the retired one is left out by the rule
    expect(await given(id)).toBe(1)
    expect(await meetings.balance(people.commissioner.memberId)).toBe(30)
  })

  // 3.2, likes and votes by GET
  test('nothing changes by being looked at: no GET writes a row', async () => {
    const looked = routes.filter(({ method, name }) => method === 'GET' && name !== 'stream')
    for (const as of [people.member, people.secretary, people.office]) {
      const { result, written } = await watchRows(host, () =>
        Promise.all(looked.map((route) => host.app.inject({ ...toRequest(route, { ...wellFormed(route, known), query: needed(route) }), headers: { authorization: `Bearer ${as.token}` } }))),
      )
      // nobody plays WeChat here: a picture of its codes cannot be had
      const broken = result.filter(({ statusCode, body }) => statusCode >= 500 && !body.includes('auth.wechat_unavailable'))
      expect(broken.map(({ statusCode, body }) => `${statusCode} ${body}`)).toEqual([])
      // who took data home is on record: that line is the one thing a download leaves
      const { audit_lines: lines = 0, ...rest } = written
      expect(rest).toEqual({})
      expect(lines).toBeLessThanOrEqual(looked.filter(({ schema }) => schema.download).length)
    }
  })
  const needed = (route: ContractRoute): Record<string, unknown> => {
    const { query } = wellFormed(route, known)
    return Object.fromEntries(((route.schema.query as { required?: string[] } | undefined)?.required ?? []).map((name) => [name, query[name]]))
  }

  // 3.2, 学习强国 and 三晋: points for time and clicks
  test('signing in, opening, reading and staying give no points', async () => {
    const as = people.foreignMember
    for (let n = 0; n < 5; n++) {
      host.clock.advance(600)
      await host.client.call('GET /home', {}, { as })
      await host.client.call('GET /posts', { query: {} }, { as })
      await host.client.call('GET /auth/me', {}, { as })
      await meetings.factory.signIn(people.foreignMember.accountId)
    }
    expect(await meetings.ledger(as.memberId)).toEqual([])
  })

  // 3.3, activity.checkinCount
  test('no table keeps how many came, signed up, voted or read: counts are counted', async () => {
    const { rows } = await host.app.pool.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and column_name ~ '(count|total|number_of|present|signed_up|attendees|likes|views)$' and data_type in ('integer', 'bigint', 'smallint', 'numeric')`,
    )
    // tries of a sign-in, which are no fact, and the rows of a file as it was handed in
    expect(rows.map(({ name }) => name).sort()).toEqual(['operator_tries.count', 'roster_imports.total'])
  })

  // 3.3, ids from a clock and a short random number
  test('ids of a moment are not to be guessed from one another', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => meetings.plan({ title: '同一时刻' })))
    const random = made.map(({ id }) => id.replace(/-/g, '').slice(13))
    expect(new Set(random).size).toBe(50)
    const gaps = random.map((hex) => BigInt(`0x${hex.slice(4)}`)).sort((a, b) => (a < b ? -1 : 1))
    expect(gaps.slice(1).every((value, n) => value - gaps[n]! > 1_000_000n)).toBe(true)
  })
})
