import type { ReplyOf } from '@ejia/contract/client/caller'

export type Tokens = ReplyOf<'POST /auth/refresh'>

const mark = 'console.session'
/** Renewed this long before it ends, so that a slow request does not arrive with a dead token. */
const marginMs = 10_000

let current: { accessToken: string; expiresAt: number } | undefined

/**
 * The access token lives in memory; the refresh token is a cookie no script can read. The mark tells somebody who
 * signed in here before from a first-time visitor, who must not ask for a refresh.
 */
export const tokens = {
  hasSession: () => localStorage.getItem(mark) !== null,
  access: () => current?.accessToken,
  usable: () => current !== undefined && current.expiresAt - marginMs > Date.now(),
  save({ accessToken, expiresIn }: Pick<Tokens, 'accessToken' | 'expiresIn'>): void {
    current = { accessToken, expiresAt: Date.now() + expiresIn * 1000 }
    localStorage.setItem(mark, '1')
  },
  clear(): void {
    current = undefined
    localStorage.removeItem(mark)
  },
}
