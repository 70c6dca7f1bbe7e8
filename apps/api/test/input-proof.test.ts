import { Chance, rounds } from './faults/chance'
import { faultOf } from './harness/fault-of'
import { Meetings } from './harness/meetings'
import { roughRequest, type Description, type Operation } from './harness/openapi-requests'
import { furnish, type Known } from './harness/requests'

/** Nothing may take longer, however odd; a guard against hanging, not a measure of speed. */
const guardMs = 30_000

describe('thousands of malformed and hostile requests, made from the served description', () => {
  const meetings = Meetings.use()
  let operations: { path: string; method: string; operation: Operation }[]
  let known: Known

  beforeAll(async () => {
    const description = (await meetings.host.app.inject('/openapi.json')).json<Description>()
    operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
    known = await furnish(meetings)
  })

  test('the description has every route', () => expect(operations.length).toBeGreaterThan(150))

  test('no 5xx, nothing that hangs, every refusal a problem document', async () => {
    const { people, factory, host } = meetings
    const chance = new Chance('input-proof')
    const tally: Record<string, number> = {}
    let sent = 0
    const strong = async () => (await factory.person(people.branch, { roles: [['office', people.root], ['admin', people.root], ['secretary', people.branch]] })).token

    async function send(one: (typeof operations)[number], token: string | null): Promise<string | null> {
      const request = roughRequest(one.path, one.method, one.operation, known, chance)
      sent += 1
      const headers = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}), ...(chance.below(4) === 0 ? { 'idempotency-key': chance.below(5) === 0 ? 'k' : `rough-${sent}-key` } : {}) }
      let timer: NodeJS.Timeout | undefined
      const hung = new Promise<'hung'>((resolve) => (timer = setTimeout(() => resolve('hung'), guardMs)))
      const answer = await Promise.race([host.app.inject({ ...request, headers, remoteAddress: `10.${2 + (sent >> 16)}.${(sent >> 8) & 255}.${sent & 255}` }), hung])
      clearTimeout(timer)
      const wrong = answer === 'hung' ? 'no answer in 30 s' : faultOf(answer)
      if (answer !== 'hung') tally[String(answer.statusCode)[0]!] = (tally[String(answer.statusCode)[0]!] ?? 0) + 1
      return wrong && `${one.method} ${request.url.slice(0, 200)} ${(request.payload ?? '').slice(0, 300)}: ${wrong.slice(0, 300)}`
    }

    await chance.told(async () => {
      const faults: string[] = []
      for (const _ of rounds(20)) {
        // signing out and the like are among the requests: everybody comes anew
        const tokens = [await strong(), (await factory.signIn(people.member.accountId)).token, null]
        // what goes on without an end is not asked for here: it has tests of its own
        for (const one of operations.filter(({ path }) => !path.endsWith('/stream'))) {
          const wrong = await send(one, tokens[chance.below(8) === 0 ? 1 + chance.below(2) : 0]!)
          if (wrong) faults.push(wrong)
        }
      }
      expect(faults).toEqual([])
    })
    expect(sent).toBeGreaterThan(3000)
    // most are refused, and some get through: the generator is neither blind nor tame
    expect(tally['4']).toBeGreaterThan(sent / 2)
    expect(tally['2']).toBeGreaterThan(sent / 20)
  }, 600_000)
})
