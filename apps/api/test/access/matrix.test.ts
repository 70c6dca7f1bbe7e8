import { allRoutes, type ContractRoute } from '../harness/features'
import { Meetings } from '../harness/meetings'
import { furnish, toRequest, wellFormed, type Known } from '../harness/requests'
import { keepNothing } from './keep-nothing'
import { letterOf } from './letters'
import { matrix } from './matrix'
import { everyAsker, offices, places, type Asker } from './who-asks'

describe('every route, every office, every place', () => {
  const meetings = Meetings.use()
  let routes: ContractRoute[]
  let known: Known
  let askers: Asker[]
  let sent = 0

  beforeAll(async () => {
    routes = await allRoutes()
    known = await furnish(meetings)
    askers = await everyAsker(meetings)
    keepNothing(meetings.host.app)
  })

  const nameOf = ({ method, path }: ContractRoute) => `${method} ${path}`

  /** Each from an address of its own: the door is tried, not the ceiling on requests. */
  async function ask(route: ContractRoute, { token }: Asker): Promise<string> {
    const whole = wellFormed(route, known)
    // no filters: what a list leaves out, it leaves out by itself
    const needed = ((route.schema.query as { required?: string[] } | undefined)?.required ?? []).map((name) => [name, whole.query[name]])
    const request = toRequest(route, { ...whole, query: Object.fromEntries(needed) as Record<string, unknown> })
    sent += 1
    const headers = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    return letterOf(await meetings.host.app.inject({ ...request, headers, remoteAddress: `10.1.${sent >> 8}.${sent & 255}` }))
  }

  async function rowOf(route: ContractRoute): Promise<string> {
    const letters: string[] = []
    for (const asker of askers) letters.push(await ask(route, asker))
    const [visitor = '', ...signedIn] = letters
    return [visitor, ...offices.map((_, n) => signedIn.slice(n * places.length, (n + 1) * places.length).join(''))].join(' ')
  }

  test('every route has its row, and every row its route', () => {
    expect(Object.keys(matrix).sort()).toEqual(routes.map(nameOf).sort())
  })

  test('who is let in, who is told it does not exist, who may look and not touch', async () => {
    const found: Record<string, string> = {}
    for (const route of routes) found[nameOf(route)] = await rowOf(route)
    expect(found).toEqual(matrix)
  }, 300_000)
})

describe('what the table itself must say', () => {
  /** Route → office → letters at own, parent, sibling, child. */
  const rows = Object.entries(matrix).map(([route, row]) => {
    const [visitor = '', ...groups] = row.split(' ')
    return { route, visitor, of: Object.fromEntries(offices.map((office, n) => [office, groups[n] ?? ''])) as Record<(typeof offices)[number], string> }
  })
  const letIn = (letter: string | undefined): boolean => letter !== undefined && '*os'.includes(letter)

  test('nobody beside the branch sees its things, but whoever a transfer is addressed to', () => {
    const seen = rows.filter(({ of }) => offices.some((office) => of[office][2] === '*')).map(({ route }) => route)
    expect(seen.sort()).toEqual(['GET /home/workbench', 'GET /member-transfers', 'POST /member-transfers/:transferId/decision'])
  })

  test('an office below the branch changes nothing of it', () => {
    const changed = rows.filter(({ route, of }) => !route.startsWith('GET') && (['commissioner', 'secretary', 'office', 'admin'] as const).some((office) => letIn(of[office][3]) && !letIn(of.member[3])))
    // any office signs in at the console and may have pictures fetched: nothing of the branch is in either
    expect(changed.map(({ route }) => route)).toEqual(['POST /auth/console-sign-ins/:code/decision', 'POST /auth/console-sign-ins/:code/scan', 'POST /posts/images/rehost'])
  })

  test('a visitor is let into what is public, and nothing else', () => {
    // a binding proves itself by what it carries, a console by who scans it; 投诉建议 is for everybody, and followed by its number
    expect(rows.filter(({ visitor }) => letIn(visitor)).map(({ route }) => route)).toEqual([
      'GET /auth/demo-accounts', 'GET /home', 'GET /home/prefetch', 'GET /posts', 'GET /sections', 'GET /requests/addressees', 'POST /requests/additions', 'POST /requests/anonymous',
      'POST /requests/look-ups', 'POST /requests/pictures', 'POST /requests/ratings', 'POST /auth/bindings', 'POST /auth/console-sign-ins', 'POST /auth/demo-wechat-codes',
    ])
    expect(rows.filter(({ visitor }) => visitor === '*')).toEqual([])
  })
})
