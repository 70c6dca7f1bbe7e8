import { AppError } from '../../../lib/app-error'
import { readCsv } from './csv'
import type { Sheet } from './sheet'
import { readXlsx } from './xlsx'

const startsWith = (content: Buffer, ...bytes: number[]): boolean => content.subarray(0, bytes.length).equals(Buffer.from(bytes))

/** The first sheet of a workbook, or a table of comma-separated text: decided by what is inside, not by the name. */
export async function readSheet(content: Buffer): Promise<Sheet> {
  try {
    return startsWith(content, 0x50, 0x4b, 3, 4) ? await readXlsx(content) : readCsv(content)
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('members.import_unreadable', { cause: error })
  }
}
