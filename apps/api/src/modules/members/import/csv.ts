import { parse } from 'csv-parse/sync'
import { AppError } from '../../../lib/app-error'
import { maxSheetRows, type Sheet } from './sheet'

/** Characters of one row; an opening quote that is never closed would swallow the rest of the file. */
const maxRowLength = 20_000

export function readCsv(content: Buffer): Sheet {
  const text = decode(content)
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRowLength,
    to: maxSheetRows + 1,
  })
  const badCells = rows.flatMap((cells, row) => cells.flatMap((cell, column) => (cell.trimStart().startsWith('=') ? [{ row: row + 1, column: column + 1, kind: 'formula' as const }] : [])))
  return { rows, badCells }
}

/** UTF-8 with or without its mark, UTF-16 as Excel's Unicode text, or GB18030 as Excel's plain CSV on a Chinese system. */
function decode(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return checked(new TextDecoder('utf-16le', { fatal: true }).decode(content))
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch (error) {
    if (error instanceof AppError) throw error
    return checked(new TextDecoder('gb18030', { fatal: true }).decode(content))
  }
}

/** Texts have no zero characters; pictures and old workbooks do. */
function checked(text: string): string {
  if (text.includes('\0')) throw new AppError('members.import_unreadable')
  return text
}

/** Whatever separates the most in the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 2000)
  const counted = [',', '\t', ';'].map((mark) => ({ mark, times: head.split(mark).length }))
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).mark
}
