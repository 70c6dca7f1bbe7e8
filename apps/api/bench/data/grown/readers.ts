import { createHash } from 'node:crypto'
import { branches, memberCount } from './hospital'

/** What the function `bench_id` of these databases answers. */
export function benchId(kind: string, n: number): string {
  const hex = createHash('md5').update(`${kind}${n}`).digest('hex').split('')
  hex[12] = '4'
  hex[16] = '8'
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export interface Reader {
  /** Number of the member; of the organisation whose office they hold too, up to 41. */
  n: number
  accountId: string
  sessionId: string
  epoch: number
}

const readerOf = (n: number): Reader => ({ n, accountId: benchId('account', n), sessionId: benchId('session', n), epoch: 0 })
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, place) => from + place)

/** Everybody who holds no office: members of all branches. */
export const plainReaders: Reader[] = numbers(branches.last + 1, memberCount).map(readerOf)
/** The committee's office, and the secretaries of the six general branches. */
export const wideReaders: Reader[] = numbers(1, branches.first - 1).map(readerOf)
export const branchSecretaries: Reader[] = numbers(branches.first, branches.last).map(readerOf)
