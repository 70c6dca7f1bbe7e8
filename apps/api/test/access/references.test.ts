import { allRoutes, type ContractRoute } from '../harness/features'
import { Meetings } from '../harness/meetings'
import { furnish, toRequest, wellFormed, type Known, type Plain } from '../harness/requests'
import { keepNothing } from './keep-nothing'

/** Fields of bodies and queries that name something of an organisation. */
const naming = ['orgId', 'parentId', 'mergeIntoId', 'memberId', 'memberIds', 'attendeeIds', 'postId', 'itemId', 'activityId', 'fileIds', 'attachmentIds', 'coverId', 'photoIds', 'entryId', 'grantId', 'proposalId']

/** Where somebody may name a thing of another branch, or this test cannot ask, and why. Everything else is refused as if it were not there. */
const allowed: Record<string, string> = {
  'POST /members/imports orgId': 'a form with a file: roster imports have their own tests of scope',
  'POST /roster-imports orgId': 'a form with a file: roster imports have their own tests of scope',
  'PUT /standing-teams/:teamId memberIds': 'a captain stands in the team, which is looked at first: the tests of call-ups have members from elsewhere',
  'POST /requests orgId': '投诉建议 is addressed to whom one will, as a letter is',
  'POST /requests/anonymous orgId': 'the same',
  'POST /requests fileIds': 'requests.pictures_gone: said alike of a picture that never was',
  'POST /requests/anonymous fileIds': 'the same',
  'POST /managed-requests/:caseId/steps orgId': 'what a step may name hangs on its kind: the tests of requests go through them',
  'POST /managed-requests/:caseId/steps memberId': 'the same',
  'POST /managed-requests/:caseId/steps fileIds': 'the same',
}

/** What makes the request good but for the one thing in it. */
const proper: Known = {
  startsAt: '2026-11-22T08:00:00Z', endsAt: '2026-11-22T10:00:00Z', checkInOpensAt: '2026-11-22T07:30:00Z', checkInClosesAt: '2026-11-22T09:00:00Z',
  signUpClosesAt: undefined, amount: undefined, factOn: '2026-11-20',
}
const perRoute: Record<string, Known> = {
  'POST /points/appeals': { factOn: undefined, ruleKey: undefined },
  'POST /activities': { audience: 'picked' },
}

describe('references inside a body or query: one’s own thing, somebody else’s in it', () => {
  const meetings = Meetings.use()
  let routes: ContractRoute[]
  /** The branch's things, and those of the branch beside it. */
  let theirs: Known
  let mine: Known

  beforeAll(async () => {
    routes = await allRoutes()
    theirs = await furnish(meetings)
    const { people, factory } = meetings
    const beside = {
      ...people, branch: people.sibling, sibling: people.foreign, secretary: people.siblingSecretary,
      commissioner: await factory.person(people.sibling, { name: '邻支部委员', roles: [['commissioner', people.sibling]] }),
      member: await factory.person(people.sibling, { name: '邻支部党员' }),
      retired: await factory.person(people.sibling, { name: '邻支部老党员', service: 'retired' }),
    }
    const view = new Proxy(meetings, { get: (target, name) => (name === 'people' ? beside : (Reflect.get(target, name) as unknown)) })
    mine = await furnish(view)
    const content = meetings.content({ orgId: people.sibling.id })
    const plan = await meetings.host.client.call('POST /activities', { body: content }, { as: people.siblingSecretary })
    perRoute['PUT /activities/:activityId'] = { audience: 'picked', activityId: plan.id }
    keepNothing(meetings.host.app)
  })

  const schemaOf = (part: unknown) => ((part as Plain | undefined)?.properties ?? {})

  /** Field by field, the request of this route on things of mine with one thing of theirs in it. */
  function* trials(route: ContractRoute) {
    for (const part of ['body', 'query'] as const) {
      for (const [field, schema] of Object.entries(schemaOf(route.schema[part]))) {
        if (!naming.includes(field)) continue
        const whole = wellFormed(route, { ...mine, ...proper, ...perRoute[`${route.method} ${route.path}`] })
        const required = ((route.schema.query as { required?: string[] } | undefined)?.required ?? []).map((name) => [name, whole.query[name]])
        const query = Object.fromEntries(required) as Record<string, unknown>
        const single = foreign(field)
        const value = schema.type === 'array' ? [single] : single
        const given = { ...whole, query }
        if (part === 'query') given.query = { ...query, [field]: value }
        else given.body = { ...(whole.body as object), [field]: value }
        yield { name: `${route.method} ${route.path} ${field}`, request: toRequest(route, given) }
      }
    }
  }

  const foreign = (field: string): unknown => {
    if (['orgId', 'parentId', 'mergeIntoId'].includes(field)) return theirs.orgId
    if (['memberId', 'memberIds', 'attendeeIds'].includes(field)) return theirs.memberId
    if (['fileIds', 'attachmentIds', 'coverId', 'photoIds'].includes(field)) return theirs.fileId
    return theirs[field]
  }

  test('is refused as if it did not exist, or leaves theirs out', async () => {
    const wrong: string[] = []
    const seen: string[] = []
    const { token } = meetings.people.siblingSecretary
    for (const route of routes.filter(({ schema }) => schema.access === 'signed-in' || schema.access === 'anyone')) {
      for (const { name, request } of trials(route)) {
        const { statusCode, body, headers } = await meetings.host.app.inject({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
        const refused = String(headers['content-type']).startsWith('application/problem+json')
        const code = refused ? (JSON.parse(body) as { code: string }).code : String(statusCode)
        const shown = !refused && /支部内部|普通党员|老党员/.test(body.replaceAll(/邻支部老党员/g, ''))
        seen.push(name)
        if (['thing.not_found', 'reference.not_found', 'thing.forbidden'].includes(code) || name in allowed) continue
        // a list may answer, without theirs in it
        if (route.method !== 'GET' || code !== '200' || shown) wrong.push(`${name}: ${code}${shown ? '*' : ''}`)
      }
    }
    expect(seen.length).toBeGreaterThan(40)
    expect(wrong).toEqual([])
  })
})
