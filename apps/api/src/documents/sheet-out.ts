import { dayOf, zone } from '@ejia/domain/calendar'
import dayjs from 'dayjs'
import writeExcel, { type Cell, type SheetData } from 'write-excel-file/node'

/** Text, number, yes or no; a `Date` is an instant and is shown as Shanghai's clock. */
export type SheetValue = string | number | boolean | Date | null | undefined

export interface SheetColumn<Row> {
  title: string
  value: (row: Row) => SheetValue
  /** `day`: the value is a calendar day, `2026-11-22`, and becomes a date cell. */
  kind?: 'text' | 'number' | 'day' | 'instant'
  /** Characters; guessed from title and kind when not given. */
  width?: number
}

export interface SheetOut<Row> {
  /** At most 31 characters; those that Excel refuses in a tab's name are replaced. */
  name?: string
  rows: readonly Row[]
  columns: readonly SheetColumn<Row>[]
}

/** One sheet with bold headings that stay in place, as the bytes of an .xlsx file. */
export const toSheet = <Row>(rows: readonly Row[], columns: readonly SheetColumn<Row>[], name?: string): Promise<Buffer> =>
  toWorkbook([{ rows, columns, ...(name === undefined ? {} : { name }) }])

/** A sheet, whatever its rows are: what a workbook of several is made of. */
export interface PreparedSheet {
  sheet: string
  data: SheetData
  columns: { width: number }[]
  stickyRowsCount: number
}

export const toWorkbook = <Row>(sheets: readonly SheetOut<Row>[]): Promise<Buffer> => joinSheets(sheets.map((sheet, index) => prepareSheet(sheet, index)))

/** Sheets of different rows in one workbook: prepare each, then join them. */
export const joinSheets = (sheets: readonly PreparedSheet[]): Promise<Buffer> => writeExcel([...sheets]).toBuffer()

export function prepareSheet<Row>({ name, rows, columns }: SheetOut<Row>, index = 0): PreparedSheet {
  const heading = columns.map(({ title }): Cell => ({ value: harmless(title), type: String, fontWeight: 'bold', backgroundColor: '#F2F2F2', wrap: true, alignVertical: 'center' }))
  return {
    sheet: tabName(name, index),
    data: [heading, ...rows.map((row) => columns.map((column) => toCell(column, row)))],
    columns: columns.map((column) => ({ width: column.width ?? usualWidth(column) })),
    stickyRowsCount: 1,
  }
}

function toCell<Row>({ kind, value: read }: SheetColumn<Row>, row: Row): Cell {
  const value = read(row)
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return { value: wallClock(value), type: Date, format: kind === 'day' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' }
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value: value ? '是' : '否', type: String }
  if (kind === 'day') return dayCell(value)
  return { value: harmless(value), type: String, format: '@', wrap: value.includes('\n') }
}

/** Date cells count from 1900; what is older, or no day, stays text. */
function dayCell(day: string): Cell {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || day < '1900-03-01') return { value: harmless(day), type: String }
  return { value: at, type: Date, format: 'yyyy-mm-dd' }
}

/** Cells know no zones: what the writer takes for UTC has to read as the clock on the wall in Shanghai. */
const wallClock = (at: Date): Date => new Date(`${dayOf(at)}T${dayjs(at).tz(zone).format('HH:mm:ss')}Z`)

/** Excel's own limit. */
const longestText = 32_767

/**
 * A text that a spreadsheet cannot take for a formula, in this file or in a .csv saved from it:
 * one that begins with = + - @, a tab or a line break gets an apostrophe in front (OWASP, CSV injection).
 */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML has no place for these
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return (/^[=+\-@\t\r\n]/.test(clean) ? `'${clean}` : clean).slice(0, longestText)
}

const usualWidth = <Row>({ title, kind }: SheetColumn<Row>): number => Math.max(kind === 'instant' ? 17 : kind === 'day' ? 12 : 10, title.length * 2 + 2)

const tabName = (name: string | undefined, index: number): string => (name ?? '').replace(/[\\/?*[\]:']/g, ' ').trim().slice(0, 31) || `表${index + 1}`
