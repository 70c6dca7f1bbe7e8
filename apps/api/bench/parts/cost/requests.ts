import { sectionKeys } from '@ejia/domain/posts'
import { encodeCursor } from '../../../src/lib/cursor'
import { firstYear, lastYear } from '../../data/grown/hospital'
import { benchId, branchSecretaries, plainReaders, wideReaders, type Reader } from '../../data/grown/readers'
import { searchedWords } from '../../data/grown/search'
import type { Bench } from '../../lib/part'
import { shuffled } from '../../lib/statistics'
import type { Request } from '../../lib/wrk'

type Tokens = Pick<Bench, 'tokenFor'>
export type SearchedWord = keyof typeof searchedWords

/** Each phone has an address of its own. */
const addressOf = (n: number): string => `10.8.${n >> 8}.${n & 255}`

function requestOf(bench: Tokens, path: string, reader: Reader | null, visitor = 0): Request {
  const forwarded = { 'x-forwarded-for': addressOf(reader?.n ?? 1000 + visitor) }
  return { path: `/api/v1${path}`, headers: reader ? { ...forwarded, authorization: `Bearer ${bench.tokenFor(reader)}` } : forwarded }
}

const every = <T>(items: readonly T[], step: number): T[] => items.filter((_, place) => place % step === 0)

/** A member of every branch three times over, half the secretaries, all who look after more than a branch, and ten visitors. */
const someReaders: readonly (Reader | null)[] = [
  ...every(plainReaders, 8), ...every(branchSecretaries, 2), ...wideReaders, ...Array<null>(10).fill(null),
]

/** The page after this moment, wherever in a list that is. */
const pageAfter = (moment: string): string => `&cursor=${encodeCursor([false, moment, benchId('post', 1)])}`
const years = Array.from({ length: lastYear - firstYear }, (_, place) => firstYear + 1 + place)
/** The first page mostly, and as often as not a later one, up to years deep. */
const pages: readonly string[] = ['', '', '', '', '', ...years.map((year) => pageAfter(`${year}-07-01T00:00:00.000Z`))]

/** The 20 newest of every section, for all kinds of readers, and older pages. */
export const listPages = (bench: Tokens): Request[] =>
  shuffled(
    someReaders.flatMap((reader, place) =>
      sectionKeys.map((section, which) => requestOf(bench, `/posts?section=${section}${pages[(place + which) % pages.length] ?? ''}`, reader, place)),
    ),
  )

/** A member's own year and the newest of its entries, of this year and the one before. */
export const pointsPages = (bench: Tokens): Request[] =>
  shuffled(
    every(plainReaders, 2).flatMap((reader, place) => {
      const year = `year=${lastYear - (place % 2)}`
      return [requestOf(bench, `/points/mine?${year}`, reader), requestOf(bench, place % 4 === 0 ? '/points/mine/ledger' : `/points/mine/ledger?${year}`, reader)]
    }),
  )

/** A branch's average with its members, for its secretary. */
export const branchPages = (bench: Tokens): Request[] =>
  shuffled(branchSecretaries.flatMap((reader) => [lastYear, lastYear - 1].map((year) => requestOf(bench, `/points/orgs/${reader.n}?year=${year}`, reader))))

/** Words of two characters, for all kinds of readers, everywhere and in a section. */
export const searchPages = (bench: Tokens, kind: SearchedWord): Request[] =>
  shuffled(
    someReaders.flatMap((reader, place) =>
      searchedWords[kind].map((word, which) => {
        const section = (place + which) % 2 === 0 ? '' : `&section=${sectionKeys[(place + which) % sectionKeys.length] ?? 'news'}`
        return requestOf(bench, `/posts?q=${encodeURIComponent(word)}${section}`, reader, place)
      }),
    ),
  )
