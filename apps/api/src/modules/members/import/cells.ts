import { isDay } from '@ejia/domain/calendar'
import { isMobile, type MemberStatus, type Service } from '@ejia/domain/members'
import type { Cell } from './sheet'

/** Why a cell cannot be taken, in words for whoever fills in the sheet. */
export class CellProblem extends Error {}

/** A cell as text: numbers in full, days as days, without blanks at the ends, characters that nobody sees, and what an export puts before a would-be formula. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return String(cell).normalize('NFKC').replace(/[\u0000-\u001f\u007f\u200b-\u200f\ufeff]/g, ' ').trim().replace(/^'(?=[=+\-@])/, '')
}

/** What a spreadsheet makes of long digits: the last ones are gone for good. */
const scientific = /^\d(?:\.\d+)?E\+\d+$/i

function plainText(cell: Cell, maxLength: number): string {
  const text = textOf(cell)
  if (text.length > maxLength) throw new CellProblem(`最多 ${maxLength} 个字`)
  return text
}

export function readNumber(cell: Cell): string {
  const text = plainText(cell, 30)
  if (scientific.test(text)) throw new CellProblem('编号成了科学计数法（如 1.38E+10），末几位已丢失，请把该列设为文本后重填')
  return text
}

export const readName = (cell: Cell): string => plainText(cell, 40).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
export const readOrgName = (cell: Cell): string => plainText(cell, 200)

const masked = /^1\d{2}\*{3,8}\d{2,4}$/
/** `138******89`, as an export without full numbers has it: known, and not to be changed. */
export const isMasked = (text: string): boolean => masked.test(text)

export function readPhone(cell: Cell): string {
  const text = textOf(cell)
  if (isMasked(text)) return text
  if (scientific.test(text)) throw new CellProblem('手机号成了科学计数法（如 1.38E+10），末几位已丢失，请把该列设为文本后重填')
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (!isMobile(digits)) throw new CellProblem('手机号要是 11 位数字')
  return digits
}

const statusWords: Record<string, MemberStatus> = {
  正式党员: 'full', 正式: 'full', 预备党员: 'probationary', 预备: 'probationary', 发展对象: 'prospect',
  入党积极分子: 'activist', 积极分子: 'activist', 入党申请人: 'applicant', 申请入党人: 'applicant', 申请人: 'applicant',
}
const serviceWords: Record<string, Service> = {
  在职: 'in_service', 在岗: 'in_service', 在编: 'in_service', 离退休: 'retired', 退休: 'retired', 离休: 'retired', 已退休: 'retired', 离退: 'retired',
}
const genderWords: Record<string, 'male' | 'female'> = { 男: 'male', 女: 'female', 男性: 'male', 女性: 'female' }
const awayWords: Record<string, boolean> = {
  是: true, 外出: true, 流动: true, 流出: true, 外出流动: true, 流动党员: true, '√': true, 否: false, 无: false, 未外出: false, 不外出: false, 未流动: false, 在本地: false,
}

function readWord<T>(cell: Cell, words: Record<string, T>): T {
  const text = textOf(cell)
  const meaning = Object.hasOwn(words, text) ? words[text] : undefined
  if (meaning === undefined) throw new CellProblem(`不认识“${text.slice(0, 20)}”，可以填：${Object.keys(words).slice(0, 6).join('、')}`)
  return meaning
}

export const readStatus = (cell: Cell): MemberStatus => readWord(cell, statusWords)
export const readGender = (cell: Cell): 'male' | 'female' => readWord(cell, genderWords)
export const readAway = (cell: Cell): boolean => readWord(cell, awayWords)

/** 是 and 否 answer the question that the heading asks. */
export const readService = (cell: Cell, title: string): Service =>
  readWord(cell, /退休/.test(title) ? { ...serviceWords, 是: 'retired', 否: 'in_service' } : serviceWords)

/** Days since 30 December 1899, as Excel counts; 1900 to 2099. */
const serialDays = { first: 1, last: 73_050 }
const excelEpoch = Date.UTC(1899, 11, 30)

/** 2020-07-01, 2020/7/1, 2020.7.1, 2020年7月1日, 20200701, 202007, a date cell, or Excel's number of a day. A month stands for its first day. */
export function readDay(cell: Cell): string {
  if (cell instanceof Date) return existing(cell.toISOString().slice(0, 10))
  const text = textOf(cell)
  // 2020.1 as a number was January or October: nobody can tell
  if (typeof cell === 'number' && !Number.isInteger(cell)) throw new CellProblem('日期看不明白，请写成 2020-07-01')
  if (/^\d{1,5}$/.test(text)) return fromSerial(Number(text))
  const parts = /^(\d{4})(\d{2})(\d{2})?$/.exec(text) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})?\s*日?)?(?:\s+0?0:00(?::00)?)?$/.exec(text)
  if (!parts) throw new CellProblem('日期看不明白，请写成 2020-07-01')
  const [, year, month = '', day = '1'] = parts
  return existing(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function fromSerial(serial: number): string {
  if (serial < serialDays.first || serial > serialDays.last || (serial >= 1900 && serial <= 2100)) throw new CellProblem('日期看不明白，请写成 2020-07-01')
  return new Date(excelEpoch + serial * 86_400_000).toISOString().slice(0, 10)
}

function existing(day: string): string {
  if (!isDay(day)) throw new CellProblem('没有这一天，请核对')
  return day
}
