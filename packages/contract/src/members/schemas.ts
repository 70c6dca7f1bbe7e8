import { importStates, memberEventKinds, memberStatuses, services, transferStates, type RosterField } from '@ejia/domain/members'
import Type, { type Static } from 'typebox'
import { Count, Day, Id, Instant, MemberRef, Nullable, OneOf, OrgId, OrgRef, Shape } from '../core/schema'

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
  /** Whether a WeChat identity is bound: can sign in by phone. */
  bound: Type.Boolean(),
  /** Raised by every change; an update names the one it saw. */
  version: Type.Integer(),
})
export type Member = Static<typeof Member>

export const MemberEvent = Shape({
  id: Id,
  kind: OneOf(memberEventKinds),
  at: Instant,
  /** Organisation of that moment. */
  org: OrgRef,
  /** Transfers: the organisation before. */
  from: Nullable(OrgRef),
  /** Why: of a transfer; empty where none was asked for. */
  reason: Type.String(),
  /** Names of the fields that changed. */
  changed: Type.Array(Type.String()),
  /** Values of closed lists before and after (`status`, `service`, `away`, `leftOn`), and how it came about. */
  detail: Type.Record(Type.String(), Type.Unknown()),
})
export type MemberEvent = Static<typeof MemberEvent>

/** How many, by standing. Party members are full and probationary; `developing` are on their way. */
export const Tally = Shape({ party: Count, full: Count, probationary: Count, developing: Count, inService: Count, retired: Count, away: Count })
export type Tally = Static<typeof Tally>
export const OrgTally = Shape({ orgId: OrgId, own: Tally, subtree: Tally })

export const Transfer = Shape({
  id: Id,
  member: MemberRef,
  rosterNo: Type.String(),
  from: OrgRef,
  to: OrgRef,
  state: OneOf(transferStates),
  reason: Type.String(),
  /** 介绍信编号, where one was written. */
  letterNo: Type.String(),
  askedAt: Instant,
  /** Last day to accept it. */
  endsOn: Day,
  /** Nobody accepted in time: it has to be asked for anew. */
  expired: Type.Boolean(),
  decidedAt: Nullable(Instant),
  /** Why it was refused, or what was noted with the acceptance. */
  note: Type.String(),
  mayDecide: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
})
export type Transfer = Static<typeof Transfer>

export const ImportRowError = Shape({
  /** Row of the sheet as a person counts it: the header is row 1. */
  row: Type.Integer(),
  column: Nullable(Type.String()),
  message: Type.String(),
})

const reportCounts = { dryRun: Type.Boolean(), rows: Count, created: Count, updated: Count, unchanged: Count }
/** On the roster of the organisations in the file, yet not in the file. Listed, never deleted. */
const missing = Type.Array(Shape({ rosterNo: Type.String(), name: Type.String(), org: Type.String() }))

export const ImportReport = Shape({ ...reportCounts, missing, errors: Type.Array(ImportRowError) })
export type ImportReport = Static<typeof ImportReport>

const Place = Type.Optional(Type.Integer({ minimum: 0, maximum: 199 }))
/** Our column → its place in the sheet, from 0. */
export const ColumnMap = Shape({
  rosterNo: Place, name: Place, gender: Place, org: Place, status: Place, service: Place, away: Place, phone: Place, joinedOn: Place, fullOn: Place,
} satisfies Record<RosterField, typeof Place>)
export type ColumnMap = Static<typeof ColumnMap>

/** Headings and first rows of an uploaded sheet, and what we take its columns for. */
export const ImportPreview = Shape({
  headerRow: Type.Integer(),
  headings: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Type.String())),
  guess: ColumnMap,
  /** Rows with something in them below the headings. */
  rows: Count,
})
export type ImportPreview = Static<typeof ImportPreview>

/** A row that cannot be taken: as it stands in the sheet, and all that is wrong with it. */
export const BadRow = Shape({
  /** As a person counts it: the first row of the sheet is row 1. */
  row: Type.Integer(),
  cells: Type.Array(Type.String()),
  /** `column`: place of the cell, from 0; null when it is about the row as a whole. */
  problems: Type.Array(Shape({ column: Nullable(Type.Integer()), message: Type.String() })),
})

export const StagedReport = Shape({ ...reportCounts, missing, headings: Type.Array(Type.String()), badRows: Type.Array(BadRow) })
export type StagedReport = Static<typeof StagedReport>

export const RosterImport = Shape({
  id: Id,
  fileName: Type.String(),
  /** Only this organisation and below; null: as far as the roles reach. */
  org: Nullable(OrgRef),
  state: OneOf(importStates),
  createdAt: Instant,
  /** While it runs: rows done of all. */
  progress: Shape({ done: Count, total: Count }),
  finishedAt: Nullable(Instant),
})
export type RosterImport = Static<typeof RosterImport>

/** The preview goes when the file does: with success, or a day later. */
export const RosterImportDetail = Shape({
  ...RosterImport.properties,
  preview: Nullable(ImportPreview),
  columns: Nullable(ColumnMap),
  report: Nullable(StagedReport),
})
export type RosterImportDetail = Static<typeof RosterImportDetail>
