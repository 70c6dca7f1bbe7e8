import { Meetings } from '../harness/meetings'
import { startTestApp } from '../harness/app'

/** Value of one series in what is served; 0 while there is none. */
const valueIn = (text: string, series: string): number => Number(text.split('\n').find((line) => line.startsWith(`${series} `))?.slice(series.length + 1) ?? 0)

describe('metrics', () => {
  const meetings = Meetings.use()
  const scrape = async () => (await meetings.host.app.inject('/metrics')).body

  /** How much these series grew while something was done. */
  async function growth(series: readonly string[], work: () => Promise<unknown>): Promise<number[]> {
    const before = await scrape()
    await work()
    const after = await scrape()
    return series.map((one) => valueIn(after, one) - valueIn(before, one))
  }

  test('every line is a comment or a sample, and every sample belongs to a metric that was introduced', async () => {
    await meetings.host.client.send('GET /sections', {})
    const reply = await meetings.host.app.inject('/metrics')
    expect(reply.headers).toMatchObject({ 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
    const kinds = new Map([...reply.body.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name, kind]) => [name!, kind!]))
    for (const line of reply.body.trimEnd().split('\n').filter((one) => !one.startsWith('#'))) {
      expect(line).toMatch(/^[a-z_]+(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? -?\d+(\.\d+)?(e[+-]\d+)?$/)
      const name = /^[a-z_]+/.exec(line)![0]
      expect(kinds.has(name) || kinds.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram').toBe(true)
    }
  })

  test('requests by template and status, never by address; what has no route is one series', async () => {
    const found = 'ejia_http_request_duration_seconds_count{method="GET",route="/api/v1/posts/:postId",status="4xx"}'
    const lost = 'ejia_http_request_duration_seconds_count{method="-",route="-",status="4xx"}'
    const ids = Array.from({ length: 20 }, (_, n) => `00000000-0000-4000-8000-0000000000${10 + n}`)
    expect(await growth([found, lost, 'ejia_problems_total{code="thing.not_found"}', 'ejia_problems_total{code="route.not_found"}'], async () => {
      for (const id of ids) await meetings.host.client.raw('GET', `/posts/${id}`, undefined, { as: meetings.people.member })
      for (const id of ids) await meetings.host.app.inject(`/nowhere/${id}`)
    })).toEqual([20, 20, 20, 20])
    expect(await scrape()).not.toMatch(/00000000-0000|nowhere/)
  })

  test('check-ins by way and result, points by rule, as the ledger has them', async () => {
    const { member, secretary } = meetings.people
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const [quiet] = await meetings.crowd(1)
    const ours = (way: string, result: string) => `ejia_check_ins_total{way="${way}",result="${result}"}`
    const points = (what: string, kind: string) => `ejia_point_${what}_total{rule="attendance.volunteering",kind="${kind}"}`
    const series = [
      ours('self_scan', 'recorded'), ours('self_scan', 'already'), ours('self_scan', 'late'), ours('self_scan', 'check_in.code_invalid'), ours('staff_scan', 'recorded'), ours('staff_scan', 'already'),
      points('entries', 'given'), points('tenths', 'given'), points('entries', 'reversed'), points('tenths', 'reversed'),
    ]
    const staff = (memberId: string) => meetings.host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'staff_scan' } }, { as: secretary })
    expect(await growth(series, async () => {
      await meetings.scan(id, member, { code, key: 'one-press' })
      await meetings.scan(id, member, { code, key: 'one-press' })
      await meetings.scan(id, member, { code })
      await meetings.scan(id, secretary, { code: 'nonsense' })
      await meetings.scan(id, secretary, { code, scannedAt: meetings.host.clock.now().toISOString() })
      await staff(quiet!.memberId)
      await staff(quiet!.memberId)
      await meetings.host.client.call('POST /activities/:activityId/attendances/:memberId/void', { params: { activityId: id, memberId: member.memberId }, body: { reason: '代签' } }, { as: secretary })
    })).toEqual([1, 1, 1, 1, 1, 1, 1, 40, 1, 40])
  })

  test('sign-ins by way and result; messages by kind', async () => {
    expect(await growth(['ejia_sign_ins_total{by="refresh",result="auth.refresh_invalid"}', 'ejia_sign_ins_total{by="password",result="auth.operator_refused"}'], async () => {
      await meetings.host.client.raw('POST', '/auth/refresh', { refreshToken: 'x' })
      await meetings.host.client.raw('POST', '/auth/operator-sessions', { name: 'x', password: 'y', code: '000000' })
    })).toEqual([1, 1])
  })

  test('what one process counts has no ids, no names and no numbers in it', async () => {
    const text = await scrape()
    const { member, secretary } = meetings.people
    for (const one of [member.memberId, member.accountId, member.name, secretary.name, meetings.people.branch.name]) expect(text).not.toContain(one)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })

  describe('who may read', () => {
    const ask = (remoteAddress: string, headers: Record<string, string> = {}, host = meetings.host) => host.app.inject({ url: '/metrics', remoteAddress, headers })

    test.each(['127.0.0.1', '::1', '::ffff:10.1.2.3', '10.0.0.7', '172.20.0.3', '192.168.1.9', 'fd00::5'])('a neighbour at %s', async (address) => {
      expect((await ask(address)).statusCode).toBe(200)
    })

    test.each(['203.0.113.9', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8'])('nobody at %s', async (address) => {
      const reply = await ask(address)
      expect(reply.statusCode).toBe(401)
      expect(reply.body).not.toContain('ejia_')
    })

    test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])('nobody through a proxy, however near it is (%s)', async (name) => {
      expect((await ask('127.0.0.1', { [name]: '127.0.0.1' })).statusCode).toBe(401)
    })

    test('whoever has the token, from anywhere; nobody with another, or where none is set', async () => {
      const token = 'f'.repeat(64)
      const guarded = await startTestApp({ metricsToken: token }, meetings.host.app.env.databaseUrl)
      expect((await ask('203.0.113.9', { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' }, guarded)).statusCode).toBe(200)
      for (const wrong of ['', `Bearer ${token}f`, token, 'Bearer ', 'Bearer null', 'Bearer undefined']) {
        expect((await ask('203.0.113.9', { authorization: wrong }, guarded)).statusCode).toBe(401)
        expect((await ask('203.0.113.9', { authorization: wrong })).statusCode).toBe(401)
      }
      await guarded.close()
    })
  })
})
