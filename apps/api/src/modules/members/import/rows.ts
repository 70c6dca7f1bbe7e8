import type { ImportReport } from '@ejia/contract/members/routes'
import { requiredRosterFields as mustBeFilled, type MemberStatus, type Service } from '@ejia/domain/members'
import { AppError } from '../../../lib/app-error'
import * as read from './cells'
import { fields, findHeader, type Column, type Field, type Header } from './columns'
import { maxPeople, type BadCell, type Cell, type Sheet } from './sheet'
import { columnLetters } from './xlsx'

export type RowError = ImportReport['errors'][number]

/** One person of the file. What its cell leaves empty is undefined: not known, rather than nothing. */
export interface RosterRow {
  row: number
  name: string
  org: string
  status: MemberStatus
  rosterNo?: string
  gender?: 'male' | 'female'
  service?: Service
  away?: boolean
  phone?: string
  /** The file has the number masked: it stays as it is. */
  phoneMasked?: string
  joinedOn?: string
  fullOn?: string
}

export interface Roster {
  /** People in the file, readable or not. */
  people: number
  rows: RosterRow[]
  errors: RowError[]
}

const readers: Record<Field, (cell: Cell, title: string) => unknown> = {
  rosterNo: read.readNumber,
  name: read.readName,
  gender: read.readGender,
  org: read.readOrgName,
  status: read.readStatus,
  service: read.readService,
  away: read.readAway,
  phone: read.readPhone,
  joinedOn: read.readDay,
  fullOn: read.readDay,
}

/** The people of a sheet, and every cell that cannot be taken. */
export function readRoster({ rows: sheetRows, badCells }: Sheet, findHeadings: (rows: readonly Cell[][]) => Header = findHeader): Roster {
  const unreadable = badCells.filter((cell) => cell.kind === 'error').map((cell) => errorAt(cell.row, `${columnLetters(cell.column)} 列`, '这一格是错误值（如 #N/A），请改成文字或数字'))
  if (unreadable.length > 0) return { people: new Set(unreadable.map((error) => error.row)).size, rows: [], errors: unreadable }
  const header = findHeadings(sheetRows)
  const filled = sheetRows.map((cells, index) => ({ cells, row: index + 1 })).filter(({ cells, row }) => row > header.row && hasPerson(cells, header))
  if (filled.length > maxPeople) throw new AppError('members.import_too_many_rows')
  const formulas = formulasByRow(badCells)
  const roster: Roster = { people: filled.length, rows: [], errors: [] }
  for (const { cells, row } of filled) readRow(roster, header, row, cells, formulas.get(row) ?? [])
  return roster
}

const hasPerson = (cells: readonly Cell[], header: Header): boolean => columnsOf(header).some(([, column]) => read.textOf(cells[column.index]) !== '')

const columnsOf = (header: Header): [Field, Column][] => fields.flatMap((field): [Field, Column][] => (header.columns[field] ? [[field, header.columns[field]]] : []))

function formulasByRow(badCells: readonly BadCell[]): Map<number, number[]> {
  const byRow = new Map<number, number[]>()
  for (const { row, column } of badCells) byRow.set(row, [...(byRow.get(row) ?? []), column - 1])
  return byRow
}

function readRow(roster: Roster, header: Header, row: number, cells: readonly Cell[], formulas: readonly number[]): void {
  const before = roster.errors.length
  const person: Record<string, unknown> = { row }
  for (const [field, { index, title }] of columnsOf(header)) {
    const value = formulas.includes(index) ? new read.CellProblem('这一格是公式，请粘贴为数值') : readCell(field, cells[index] ?? null, title)
    if (value instanceof read.CellProblem) roster.errors.push(errorAt(row, title, value.message))
    else if (value !== undefined) person[field === 'phone' && typeof value === 'string' && read.isMasked(value) ? 'phoneMasked' : field] = value
  }
  if (roster.errors.length === before) roster.rows.push(person as unknown as RosterRow)
}

function readCell(field: Field, cell: Cell, title: string): unknown {
  if (read.textOf(cell) === '') return mustBeFilled.includes(field) ? new read.CellProblem('必填') : undefined
  try {
    return readers[field](cell, title)
  } catch (error) {
    if (error instanceof read.CellProblem) return error
    throw error
  }
}

export const errorAt = (row: number, column: string | null, message: string): RowError => ({ row, column, message })
