import { requiredRosterFields as required, rosterFields, type RosterField } from '@ejia/domain/members'
import { AppError, assertThat } from '../../../lib/app-error'
import { textOf } from './cells'
import type { Cell } from './sheet'

export const fields = rosterFields
export type Field = RosterField

/** What rosters call their columns; the first name is the one we use ourselves. */
const names: Record<Field, readonly string[]> = {
  rosterNo: ['工号', '名册编号', '编号', '党员编号', '职工号', '职工编号', '人员编号'],
  name: ['姓名', '党员姓名'],
  gender: ['性别'],
  org: ['党组织', '所在支部', '所在党支部', '所在党组织', '所属支部', '所属党支部', '所属党组织', '党支部', '支部', '支部名称'],
  status: ['人员状态', '党员类型', '人员类别', '党员类别', '人员类型', '党员状态'],
  service: ['在职状态', '是否离退休', '是否退休', '在岗状态', '离退休'],
  away: ['外出', '流动', '是否外出', '是否流动', '流动党员', '外出流动', '是否流动党员'],
  phone: ['手机号', '手机号码', '手机', '联系电话', '移动电话', '联系方式', '电话'],
  joinedOn: ['入党日期', '入党时间', '加入党组织日期', '加入党组织时间'],
  fullOn: ['转正日期', '转正时间', '转为正式党员日期'],
}

export interface Column {
  /** Place in the row, from 0. */
  index: number
  /** As the file has it. */
  title: string
}

export interface Header {
  /** As a person counts: from 1. */
  row: number
  columns: Partial<Record<Field, Column>>
}

/** Rows above the headings: a title, a note on who filled it in. */
const searchedRows = 10

/** The row that knows the most of our columns; of a sheet that knows none, the first with something in it. */
export function guessHeader(rows: readonly Cell[][]): Header {
  const guesses = rows.slice(0, searchedRows).map((cells, index) => ({ row: index + 1, columns: readTitles(cells) }))
  const known = (header: Header): number => Object.keys(header.columns).length
  const first = rows.findIndex((cells) => cells.some((cell) => textOf(cell) !== '')) + 1
  return guesses.reduce<Header>((best, one) => (known(one) > known(best) ? one : best), { row: Math.max(first, 1), columns: {} })
}

/** The same, refused when a required column is missing from it. */
export function findHeader(rows: readonly Cell[][]): Header {
  const header = guessHeader(rows)
  assertComplete(header.columns)
  return header
}

/** The headings where a person has said which column is which. */
export function mapHeader(rows: readonly Cell[][], places: Partial<Record<Field, number>>): Header {
  const { row } = guessHeader(rows)
  const titles = rows[row - 1] ?? []
  const chosen = fields.flatMap((field) => (places[field] === undefined ? [] : [{ field, index: places[field] }]))
  assertThat(new Set(chosen.map(({ index }) => index)).size === chosen.length, 'members.import_columns_twice')
  const columns: Header['columns'] = Object.fromEntries(chosen.map(({ field, index }) => [field, { index, title: textOf(titles[index]) || names[field][0] }]))
  assertComplete(columns)
  return { row, columns }
}

function assertComplete(columns: Header['columns']): void {
  const missing = required.filter((field) => !columns[field])
  if (missing.length > 0) {
    throw new AppError('members.import_columns_missing', {
      fields: missing.map((field) => ({ field: names[field][0] ?? field, message: `缺少“${names[field][0]}”列（也可以写作：${names[field].slice(1, 4).join('、') || '无'}）` })),
    })
  }
}

function readTitles(cells: readonly Cell[]): Header['columns'] {
  const titles = cells.map((cell) => normalise(cell))
  const columns: Header['columns'] = {}
  for (const field of fields) {
    const name = names[field].find((one) => titles.includes(one))
    if (name) columns[field] = { index: titles.indexOf(name), title: name }
  }
  return columns
}

/** ` 入党日期（年月日）*` → `入党日期`. */
const normalise = (cell: Cell): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').replace(/[\s*:"]/g, '').replace(/\(.*?\)/g, '') : ''
