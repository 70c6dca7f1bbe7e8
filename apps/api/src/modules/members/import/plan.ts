import { memberDayProblem } from '@ejia/domain/members'
import type { MemberDescription } from '../enter.service'
import type { MemberRow } from '../members.repo'
import type { MemberChange } from '../members.write.repo'
import type { OrgNames } from './org-names'
import { errorAt, type RosterRow, type RowError } from './rows'

/** A row that has found its organisation, and the keyed hash its phone is found by. */
export interface PlacedRow extends RosterRow {
  orgId: number
  phoneHash: string | null
}

export interface Plan {
  create: MemberDescription[]
  update: { member: MemberRow; change: MemberChange }[]
  unchanged: number
  missing: MemberRow[]
  errors: RowError[]
}

/** Rows whose organisation is found, and an error for each of the others. */
export function placeRows(rows: readonly RosterRow[], names: OrgNames, hash: (phone: string) => string): { placed: PlacedRow[]; errors: RowError[] } {
  const placed: PlacedRow[] = []
  const errors: RowError[] = []
  for (const row of rows) {
    const org = names.find(row.org)
    if (typeof org === 'string') errors.push(errorAt(row.row, '党组织', org))
    else placed.push({ ...row, orgId: org.id, phoneHash: row.phone === undefined ? null : hash(row.phone) })
  }
  return { placed, errors }
}

/** Name and phone together stand for a person; a phone alone may be shared by a couple. */
const personKey = (name: string, phoneHash: string | null): string | null => (phoneHash === null ? null : `${name}\n${phoneHash}`)

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string | null | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === null || key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

/** Rows of the file that stand for the same person: all of them are named, none is preferred. */
export function findDuplicates(rows: readonly PlacedRow[]): RowError[] {
  const repeated = (keyOf: (row: PlacedRow) => string | null | undefined, column: string, what: string): RowError[] =>
    [...groupBy(rows, keyOf).values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map(({ row }) => errorAt(row, column, `${what}在第 ${group.map((one) => one.row).join('、')} 行重复出现`)))
  return [...repeated((row) => row.rosterNo, '工号', '同一个编号'), ...repeated((row) => personKey(row.name, row.phoneHash), '姓名', '同一个人（姓名和手机号都相同）')]
}

export interface Roll {
  candidates: readonly MemberRow[]
  /** Whether the actor may change this member. */
  mayManage: (member: MemberRow) => boolean
}

/** Tells who each row is: the number decides; without one, name and phone. */
export class Recogniser {
  private readonly byNumber: Map<string, MemberRow>
  private readonly byPerson: Map<string, MemberRow[]>

  constructor(private readonly roll: Roll) {
    this.byNumber = new Map(roll.candidates.map((member) => [member.rosterNo, member]))
    this.byPerson = groupBy(roll.candidates, (member) => personKey(member.name, member.phoneHash))
  }

  /** The member meant, null for somebody new, or why it cannot be told. */
  recognise(row: PlacedRow): MemberRow | null | string {
    const member = row.rosterNo === undefined ? this.withoutNumber(row) : this.withNumber(row, row.rosterNo)
    if (member === null || typeof member === 'string') return member
    if (!this.roll.mayManage(member)) return '名册里已有此人，但不在您的管理范围内，请联系党委办'
    if (member.leftOn !== null) return '此人在名册中已标为离开，请先在名册里恢复，再导入'
    return member
  }

  private withNumber(row: PlacedRow, rosterNo: string): MemberRow | null | string {
    const member = this.byNumber.get(rosterNo)
    if (member) return member
    return this.persons(row).length === 0 ? null : '名册里已有姓名和手机号都相同的人，但编号不同，请核对编号'
  }

  private withoutNumber(row: PlacedRow): MemberRow | null | string {
    if (row.phoneHash === null) return '没有编号的行要填手机号，才能认出是谁'
    const persons = this.persons(row)
    return persons.length > 1 ? `名册里有 ${persons.length} 个人姓名和手机号都与此相同，请填写编号` : (persons[0] ?? null)
  }

  private persons = (row: PlacedRow): MemberRow[] => this.byPerson.get(personKey(row.name, row.phoneHash) ?? '') ?? []
}

interface Planning extends Roll {
  rows: readonly PlacedRow[]
  /** Everything the file mentions, so that a bad row does not make its person look missing. */
  mentioned: readonly PlacedRow[]
  today: string
  differences: (member: MemberRow, row: PlacedRow) => MemberChange
}

/** What an import would do, person by person. */
export function planImport(planning: Planning): Plan {
  const plan: Plan = { create: [], update: [], unchanged: 0, missing: [], errors: [] }
  const recogniser = new Recogniser(planning)
  const rowsOf = new Map<string, number[]>()
  for (const row of planning.rows) {
    const member = recogniser.recognise(row)
    if (typeof member === 'string') plan.errors.push(errorAt(row.row, null, member))
    else planRow(plan, planning, row, member)
    if (member && typeof member !== 'string') rowsOf.set(member.id, [...(rowsOf.get(member.id) ?? []), row.row])
  }
  for (const rows of rowsOf.values()) {
    if (rows.length > 1) plan.errors.push(...rows.map((row) => errorAt(row, null, `第 ${rows.join('、')} 行是名册里的同一个人`)))
  }
  plan.missing = missingFrom(planning, new Set(rowsOf.keys()))
  return plan
}

function planRow(plan: Plan, { today, differences }: Planning, row: PlacedRow, member: MemberRow | null): void {
  const problem = memberDayProblem({ joinedOn: row.joinedOn ?? member?.joinedOn, fullOn: row.fullOn ?? member?.fullOn }, today)
  if (problem) plan.errors.push(errorAt(row.row, problem.field === 'fullOn' ? '转正日期' : '入党日期', problem.message))
  else if (member === null && row.phoneMasked) plan.errors.push(errorAt(row.row, '手机号', '名册里没有此人，手机号要填完整的 11 位，不能带星号'))
  else if (member === null) plan.create.push(row)
  else {
    const change = differences(member, row)
    if (Object.keys(change).length === 0) plan.unchanged += 1
    else plan.update.push({ member, change })
  }
}

/** People of the file's organisations whom the file does not mention. */
function missingFrom({ candidates, mentioned, mayManage }: Planning, recognised: ReadonlySet<string>): MemberRow[] {
  const orgIds = new Set(mentioned.map((row) => row.orgId))
  const numbers = new Set(mentioned.map((row) => row.rosterNo))
  const persons = new Set(mentioned.map((row) => personKey(row.name, row.phoneHash)))
  const absent = candidates.filter(
    (member) =>
      orgIds.has(member.orgId) && member.leftOn === null && mayManage(member) && !recognised.has(member.id) &&
      !numbers.has(member.rosterNo) && !persons.has(personKey(member.name, member.phoneHash) ?? ''),
  )
  return absent.sort((a, b) => (a.orgPath === b.orgPath ? compare(a.rosterNo, b.rosterNo) : compare(a.orgPath, b.orgPath)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
