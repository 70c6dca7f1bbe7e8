import { AppError } from '../../../lib/app-error'
import type { Cell } from './sheet'

export const fields = ['rosterNo', 'name', 'gender', 'org', 'status', 'service', 'away', 'phone', 'joinedOn', 'fullOn'] as const
export type Field = (typeof fields)[number]

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

const required: readonly Field[] = ['name', 'org', 'status']

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

/** The row that knows the most of our columns. Throws when a required one is missing from it. */
export function findHeader(rows: readonly Cell[][]): Header {
  const found = rows.slice(0, searchedRows).map((cells, index) => ({ row: index + 1, columns: readTitles(cells) }))
  const known = (header: Header): number => Object.keys(header.columns).length
  const header = found.reduce<Header>((best, one) => (known(one) > known(best) ? one : best), { row: 1, columns: {} })
  const missing = required.filter((field) => !header.columns[field])
  if (missing.length > 0) {
    throw new AppError('members.import_columns_missing', {
      fields: missing.map((field) => ({ field: names[field][0] ?? field, message: `缺少“${names[field][0]}”列（也可以写作：${names[field].slice(1, 4).join('、') || '无'}）` })),
    })
  }
  return header
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
