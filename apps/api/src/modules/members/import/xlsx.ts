import { readSheet as readFirstSheet } from 'read-excel-file/node'
import { AppError } from '../../../lib/app-error'
import { maxSheetRows, type BadCell, type Cell, type Sheet } from './sheet'
import { unpack } from './zip'

/** Excel's own limit. */
const lastRow = 1_048_576
/** A roster is narrow; a value far to the right would make every row as wide. */
const lastColumn = 200

export async function readXlsx(content: Buffer): Promise<Sheet> {
  const files = await unpack(content, /^xl\/.*\.(xml|rels)$/)
  const badCells = inspect(sheetXml(files))
  // the reader gives up at the first error value: what is left to say is where they are
  if (badCells.some((cell) => cell.kind === 'error')) return { rows: [], badCells: badCells.filter((cell) => cell.kind === 'error') }
  return { rows: (await readFirstSheet(content)) as Cell[][], badCells }
}

/** The sheet that stands first in the workbook. */
function sheetXml(files: ReadonlyMap<string, Buffer>): string {
  const text = (name: string) => files.get(name)?.toString('utf8') ?? ''
  const sheet = /<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]+)"/.exec(text('xl/workbook.xml'))
  const relations = text('xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []
  const relation = relations.find((one) => one.includes(` Id="${sheet?.[1] ?? ''}"`))
  const target = /Target="([^"]+)"/.exec(relation ?? '')?.[1] ?? ''
  const xml = files.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  if (!xml) throw new AppError('members.import_unreadable')
  return xml.toString('utf8')
}

interface Place {
  row: number
  column: number
  isError: boolean
}

/** Walks over the tags of a sheet: formulas and error values, and nothing so far out that reading it would exhaust the memory. */
function inspect(xml: string): BadCell[] {
  const bad: BadCell[] = []
  let at: Place = { row: 0, column: 0, isError: false }
  for (const [, tag, attributes = ''] of xml.matchAll(/<(?:\w+:)?(row|c|f|v|is)\b([^>]*)>/g)) {
    if (tag === 'row') at = { row: Number(/\sr="(\d+)"/.exec(attributes)?.[1] ?? at.row + 1), column: 0, isError: false }
    else if (tag === 'c') at = nextCell(at, attributes)
    else if (tag === 'f') bad.push({ row: at.row, column: at.column, kind: 'formula' })
    else if (at.isError) bad.push({ row: at.row, column: at.column, kind: 'error' })
    else assertNear(at)
    if (at.row > lastRow) throw new AppError('members.import_unreadable')
  }
  return bad
}

function nextCell(before: Place, attributes: string): Place {
  const [, letters, row] = /\sr="([A-Z]{1,3})(\d+)"/.exec(attributes) ?? []
  const isError = /\st="e"/.test(attributes)
  return letters && row ? { row: Number(row), column: columnNumber(letters), isError } : { ...before, column: before.column + 1, isError }
}

function assertNear({ row, column }: Place): void {
  if (row > maxSheetRows) throw new AppError('members.import_too_many_rows')
  if (column > lastColumn) throw new AppError('members.import_unreadable')
}

/** `A` → 1, `AB` → 28. */
const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

export const columnLetters = (column: number): string =>
  column <= 0 ? '' : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
