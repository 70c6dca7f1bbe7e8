import { memberStatuses, services } from '@ejia/domain/members'
import Type, { type Static } from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Day, Id, Nullable, OneOf, OrgId, OrgRef, Shape, Text } from '../core/schema'
import { memberEndpoints } from './endpoints'

export const MemberStatus = OneOf(memberStatuses)
export const Service = OneOf(services)

export const Member = Shape({
  id: Id,
  rosterNo: Type.String(),
  name: Type.String(),
  gender: Nullable(OneOf(['male', 'female'])),
  org: OrgRef,
  status: MemberStatus,
  service: Service,
  away: Type.Boolean(),
  /** `138******89`, or null when none is known. */
  phoneMasked: Nullable(Type.String()),
  joinedOn: Nullable(Day),
  fullOn: Nullable(Day),
  /** Has left (transferred out, deceased, withdrawn); kept for the record. */
  leftOn: Nullable(Day),
  /** Raised by every change; an update names the one it saw. */
  version: Type.Integer(),
})
export type Member = Static<typeof Member>

const phone = Type.String({ pattern: '^1\\d{10}$' })
const details = {
  gender: Type.Optional(Nullable(OneOf(['male', 'female']))),
  service: Type.Optional(Service),
  away: Type.Optional(Type.Boolean()),
  phone: Type.Optional(Nullable(phone)),
  joinedOn: Type.Optional(Nullable(Day)),
  fullOn: Type.Optional(Nullable(Day)),
}

export const ImportRowError = Shape({
  /** Row of the sheet as a person counts it: the header is row 1. */
  row: Type.Integer(),
  column: Nullable(Type.String()),
  message: Type.String(),
})

export const ImportReport = Shape({
  dryRun: Type.Boolean(),
  rows: Count,
  created: Count,
  updated: Count,
  unchanged: Count,
  /** On the roster of the organisations in the file, yet not in the file. Listed, never deleted. */
  missing: Type.Array(Shape({ rosterNo: Type.String(), name: Type.String(), org: Type.String() })),
  errors: Type.Array(ImportRowError),
})
export type ImportReport = Static<typeof ImportReport>

const params = Shape({ memberId: Id })

export const memberRoutes = defineRoutes(memberEndpoints, {
  list: {
    summary: 'The roster of an organisation and below it, as far as my roles reach',
    access: 'signed-in',
    query: Shape({
      orgId: Type.Optional(OrgId),
      q: Type.Optional(Type.String({ maxLength: 40 })),
      status: Type.Optional(MemberStatus),
      service: Type.Optional(Service),
      /** Those who have left, instead of those who are here. */
      left: Type.Optional(Type.Boolean()),
      ...pageQuery,
    }),
    replies: { 200: Page(Member) },
  },
  get: { summary: 'One member: oneself, or somebody my roles reach', access: 'signed-in', params, replies: { 200: Member } },
  create: {
    summary: 'Enter a member; a roster number is issued when none is given',
    access: 'signed-in',
    body: Shape({ name: Text(40), orgId: OrgId, status: MemberStatus, rosterNo: Type.Optional(Text(30)), ...details }),
    replies: { 201: Member },
  },
  update: {
    summary: 'Correct or transfer a member',
    access: 'signed-in',
    params,
    body: Shape({
      version: Type.Integer(),
      name: Type.Optional(Text(40)),
      orgId: Type.Optional(OrgId),
      status: Type.Optional(MemberStatus),
      leftOn: Type.Optional(Nullable(Day)),
      ...details,
    }),
    replies: { 200: Member },
  },
  viewPhone: {
    summary: 'The full phone number, for a reason that is kept',
    access: 'signed-in',
    params,
    body: Shape({ reason: Text(100) }),
    repeatable: false,
    replies: { 200: Shape({ phone: Nullable(Type.String()) }) },
  },
  importRoster: {
    summary: 'Roster from .xlsx or .csv: a dry run reports, a real run takes all rows or none',
    access: 'signed-in',
    query: Shape({ dryRun: Type.Boolean(), orgId: Type.Optional(OrgId) }),
    upload: true,
    transaction: 'own',
    replies: { 200: ImportReport },
  },
})
