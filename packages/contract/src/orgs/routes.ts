import { orgEventKinds, orgKinds, termStates } from '@ejia/domain/orgs'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Day, Id, Instant, Nullable, OneOf, OrgId, Shape, Text } from '../core/schema'
import { orgEndpoints } from './endpoints'

export const OrgKind = OneOf(orgKinds)

export const Org = Shape({
  id: OrgId,
  parentId: Nullable(OrgId),
  /** Ids from the root down, `/1/3/12/`: a subtree is everything that begins with it. */
  path: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  kind: OrgKind,
  dissolved: Type.Boolean(),
  foundedOn: Nullable(Day),
  termStartsOn: Nullable(Day),
  termEndsOn: Nullable(Day),
  /** `ending`: within six months, the organisation above reminds of the election; `ended`: overdue. */
  termState: OneOf(termStates),
})
export type Org = Static<typeof Org>

export const OrgDetail = Shape({ ...Org.properties, memberCount: Nullable(Count), childCount: Count })

/** What an organisation and those below it hold: what moves along with it, or has to go somewhere before it is closed. */
export const OrgHoldings = Shape({
  orgs: Count,
  /** On the roster, applicants included. */
  members: Count,
  /** Offices held there. */
  roles: Count,
  /** Planned, running, or with a list that nobody has confirmed. */
  openActivities: Count,
})
export type OrgHoldings = Static<typeof OrgHoldings>

export const OrgEvent = Shape({
  id: Id,
  kind: OneOf(orgEventKinds),
  at: Instant,
  reason: Type.String(),
  before: Type.Record(Type.String(), Type.Unknown()),
  after: Type.Record(Type.String(), Type.Unknown()),
})

const params = Shape({ orgId: OrgId })
const terms = { foundedOn: Type.Optional(Nullable(Day)), termStartsOn: Type.Optional(Nullable(Day)), termEndsOn: Type.Optional(Nullable(Day)) }

export const orgRoutes = defineRoutes(orgEndpoints, {
  list: {
    summary: 'An organisation and everything below it, parents before children; the whole tree when no root is named',
    access: 'signed-in',
    query: Shape({ rootId: Type.Optional(OrgId), includeDissolved: Type.Optional(Type.Boolean()) }),
    replies: { 200: Shape({ items: Type.Array(Org) }) },
  },
  get: { summary: 'One organisation', access: 'signed-in', params, replies: { 200: OrgDetail } },
  create: {
    summary: 'Set up an organisation below another',
    access: 'signed-in',
    body: Shape({ parentId: OrgId, name: Text(60), shortName: Type.Optional(Text(20)), kind: OrgKind, ...terms }),
    replies: { 201: Org },
  },
  update: {
    summary: 'Rename, or set the term of office',
    access: 'signed-in',
    params,
    body: Shape({ name: Type.Optional(Text(60)), shortName: Type.Optional(Text(20)), ...terms }),
    replies: { 200: Org },
  },
  move: {
    summary: 'Put an organisation with all below it under another; past records keep the organisation as it was',
    access: 'signed-in',
    params,
    body: Shape({ parentId: OrgId, reason: Text(200) }),
    replies: { 200: Org },
  },
  dissolve: {
    summary: 'Dissolve an organisation; its members go to the one it is merged into',
    access: 'signed-in',
    params,
    body: Shape({ mergeIntoId: Type.Optional(OrgId), reason: Text(200) }),
    replies: { 200: Org },
  },
  history: {
    summary: 'What happened to an organisation, newest first',
    access: 'signed-in',
    params,
    query: Shape({ ...pageQuery }),
    replies: { 200: Page(OrgEvent) },
  },
  holdings: {
    summary: 'What an organisation holds: asked before it is moved, merged or dissolved',
    access: 'signed-in',
    params,
    replies: { 200: OrgHoldings },
  },
  termsEnding: {
    summary: 'Organisations within my reach whose term of office ends within six months or has ended, the most urgent first',
    access: 'signed-in',
    replies: { 200: Shape({ items: Type.Array(Org) }) },
  },
})
