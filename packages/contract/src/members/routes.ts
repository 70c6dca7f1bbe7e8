import { transferStates } from '@ejia/domain/members'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Count, Day, Empty, Id, Nullable, OneOf, OptionalText, OrgId, Shape, Text } from '../core/schema'
import { cardRoutes } from './cards'
import { correctionRoutes } from './corrections.routes'
import { memberEndpoints } from './endpoints'
import {
  ColumnMap, ImportReport, Member, MemberEvent, MemberStatus, OrgTally, RosterImport, RosterImportDetail, Service, Transfer,
} from './schemas'

export type { Correction } from './corrections.routes'
export * from './schemas'

/** Most rows one page of the roster may ask for: a city's table loads in a few. */
const maxRosterPage = 500

const phone = Type.String({ pattern: '^1\\d{10}$' })
const details = {
  gender: Type.Optional(Nullable(OneOf(['male', 'female']))),
  service: Type.Optional(Service),
  away: Type.Optional(Type.Boolean()),
  phone: Type.Optional(Nullable(phone)),
  joinedOn: Type.Optional(Nullable(Day)),
  fullOn: Type.Optional(Nullable(Day)),
}

/** Who of the roster is meant. */
const filter = {
  orgId: Type.Optional(OrgId),
  q: Type.Optional(Type.String({ maxLength: 40 })),
  status: Type.Optional(MemberStatus),
  service: Type.Optional(Service),
  away: Type.Optional(Type.Boolean()),
  /** Whether a phone number is known. */
  hasPhone: Type.Optional(Type.Boolean()),
  /** Whether WeChat is bound. */
  bound: Type.Optional(Type.Boolean()),
  /** Those who have left, instead of those who are here. */
  left: Type.Optional(Type.Boolean()),
}

const params = Shape({ memberId: Id })
const importParams = Shape({ importId: Id })
const transferParams = Shape({ transferId: Id })

export const memberRoutes = defineRoutes(memberEndpoints, {
  list: {
    summary: 'The roster of an organisation and below it, as far as my roles reach',
    access: 'signed-in',
    query: Shape({
      ...filter,
      sort: Type.Optional(OneOf(['org', 'rosterNo', 'name', 'joinedOn', 'fullOn'])),
      descending: Type.Optional(Type.Boolean()),
      cursor: pageQuery.cursor,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: maxRosterPage, default: 20 })),
    }),
    replies: { 200: Shape({ ...Page(Member).properties, total: Count }) },
  },
  get: { summary: 'One member: oneself, or somebody my roles reach', access: 'signed-in', params, replies: { 200: Member } },
  create: {
    summary: 'Enter a member; a roster number is issued when none is given',
    access: 'signed-in',
    body: Shape({ name: Text(40), orgId: OrgId, status: MemberStatus, rosterNo: Type.Optional(Text(30)), ...details }),
    replies: { 201: Member },
  },
  update: {
    summary: 'Correct a member; to another branch they go by a transfer',
    access: 'signed-in',
    params,
    body: Shape({
      version: Type.Integer(),
      name: Type.Optional(Text(40)),
      status: Type.Optional(MemberStatus),
      leftOn: Type.Optional(Nullable(Day)),
      ...details,
    }),
    replies: { 200: Member },
  },
  history: {
    summary: 'What happened to a member, newest first',
    access: 'signed-in',
    params,
    query: Shape({ ...pageQuery }),
    replies: { 200: Page(MemberEvent) },
  },
  viewPhone: {
    summary: 'The full phone number, for a reason that is kept',
    access: 'signed-in',
    params,
    body: Shape({ reason: Text(100) }),
    repeatable: false,
    replies: { 200: Shape({ phone: Nullable(Type.String()) }) },
  },
  counts: {
    summary: 'How many members each organisation within my reach has, by itself and with all below it',
    access: 'signed-in',
    replies: { 200: Shape({ items: Type.Array(OrgTally) }) },
  },
  exportRoster: {
    summary: 'The roster as .xlsx, in the columns an import reads; full phones need the office for it and a reason that is kept',
    access: 'signed-in',
    body: Shape({ ...filter, phones: OneOf(['masked', 'full']), reason: Type.Optional(Text(100)) }),
    download: true,
    transaction: 'own',
    repeatable: false,
    replies: { 200: Type.String() },
  },

  ...cardRoutes,
  transfer: {
    summary: 'Hand a member over to another branch: done at once where both are within reach, otherwise asked of those who look after it',
    access: 'signed-in',
    params,
    body: Shape({ toOrgId: OrgId, reason: Text(200), letterNo: Type.Optional(OptionalText(40)) }),
    replies: { 201: Transfer },
  },
  listTransfers: {
    summary: 'Transfers to or from organisations within my reach, newest first',
    access: 'signed-in',
    query: Shape({ direction: Type.Optional(OneOf(['in', 'out'])), state: Type.Optional(OneOf(transferStates)), memberId: Type.Optional(Id), ...pageQuery }),
    replies: { 200: Page(Transfer) },
  },
  decideTransfer: {
    summary: 'Take the member in, or send them back with a reason',
    access: 'signed-in',
    params: transferParams,
    body: Shape({ accept: Type.Boolean(), note: Type.Optional(OptionalText(200)) }),
    replies: { 200: Transfer },
  },
  withdrawTransfer: { summary: 'Take back a transfer that nobody has decided', access: 'signed-in', params: transferParams, body: Empty, replies: { 200: Transfer } },

  ...correctionRoutes,
  importRoster: {
    summary: 'Roster from .xlsx or .csv in one request: a dry run reports, a real run takes all rows or none',
    access: 'signed-in',
    query: Shape({ dryRun: Type.Boolean(), orgId: Type.Optional(OrgId) }),
    upload: true,
    transaction: 'own',
    replies: { 200: ImportReport },
  },
  startImport: {
    summary: 'Hand in a roster, to be mapped, checked and run step by step; kept sealed until then, a day at most',
    access: 'signed-in',
    query: Shape({ orgId: Type.Optional(OrgId) }),
    upload: true,
    transaction: 'own',
    replies: { 201: RosterImportDetail },
  },
  listImports: { summary: 'My imports of the last days, newest first', access: 'signed-in', replies: { 200: Shape({ items: Type.Array(RosterImport) }) } },
  getImport: { summary: 'How an import of mine stands', access: 'signed-in', params: importParams, replies: { 200: RosterImportDetail } },
  checkImport: {
    summary: 'Dry run with these columns: says what would change and names every bad row; changes nothing',
    access: 'signed-in',
    params: importParams,
    body: Shape({ columns: ColumnMap }),
    transaction: 'own',
    replies: { 200: RosterImportDetail },
  },
  runImport: {
    summary: 'Take over every row of a checked import without errors, or none; goes on when the page is left',
    access: 'signed-in',
    params: importParams,
    body: Empty,
    replies: { 202: RosterImport },
  },
  discardImport: { summary: 'Forget an import of mine and its file', access: 'signed-in', params: importParams, replies: { 200: Empty } },
  importErrors: {
    summary: 'The bad rows as .xlsx, each with what is wrong with it',
    access: 'signed-in',
    params: importParams,
    download: true,
    replies: { 200: Type.String() },
  },
})
