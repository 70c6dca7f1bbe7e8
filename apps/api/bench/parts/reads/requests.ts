import { postEndpoints } from '@ejia/contract/posts/endpoints'
import { homeEndpoints } from '@ejia/contract/home/endpoints'
import { sectionKeys } from '@ejia/domain/posts'
import { randomFrom, shuffled } from '../../lib/statistics'
import type { Request } from '../../lib/wrk'
import { visibleTo, type Article } from './articles'

export interface Reader {
  /** Null: a visitor. */
  token: string | null
  orgPath: string
}

/** Articles each reader opens. */
const articlesEach = 10

const pathOf = (endpoint: string): string => `/api/v1${endpoint.replace('GET ', '')}`
const ask = (path: string, { token }: Reader): Request => ({ path, ...(token !== null && { headers: { authorization: `Bearer ${token}` } }) })

/** Every reader asks for the newest twenty of each of the nine sections. */
export const listRequests = (readers: readonly Reader[]): Request[] =>
  shuffled(readers.flatMap((reader) => sectionKeys.map((section) => ask(`${pathOf(postEndpoints.list)}?section=${section}`, reader))))

/** The first request of the first screen. */
export const homeRequests = (readers: readonly Reader[]): Request[] => shuffled(readers.map((reader) => ask(pathOf(homeEndpoints.shared), reader)))

/** Every reader opens some of what is theirs to read; as many restricted ones among them as public ones, where there are. */
export function articleRequests(readers: readonly Reader[], articles: readonly Article[]): Request[] {
  const random = randomFrom(41)
  const some = (from: readonly Article[], count: number): Article[] => (from.length === 0 ? [] : Array.from({ length: count }, () => from[Math.floor(random() * from.length)] as Article))
  return shuffled(
    readers.flatMap((reader) => {
      const visible = visibleTo(articles, reader.token === null ? null : reader.orgPath)
      const restricted = visible.filter((article) => article.audiencePath !== null)
      const wanted = [...some(restricted, articlesEach / 2), ...some(visible.filter((article) => article.audiencePath === null), restricted.length > 0 ? articlesEach / 2 : articlesEach)]
      return wanted.map(({ id }) => ask(pathOf(postEndpoints.get).replace(':postId', id), reader))
    }),
  )
}
