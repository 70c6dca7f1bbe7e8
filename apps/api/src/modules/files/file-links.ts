import { hkdfSync } from 'node:crypto'
import { addDays, dayOf } from '@ejia/domain/calendar'
import type { Env } from '../../env'
import { keyedHash, sameText } from '../../lib/cipher'

/** What the links need of the environment. */
export type LinkEnv = Pick<Env, 'keys'>

const linkKey = (env: LinkEnv): Buffer => Buffer.from(hkdfSync('sha256', env.keys.token, '', 'ejia file links', 32))

const signature = (env: LinkEnv, fileId: string, day: string): string => keyedHash(linkKey(env), `${fileId} ${day}`).slice(0, 24)

export const fileUrl = (fileId: string): string => `/api/v1/files/${fileId}`

/**
 * Address under which a restricted picture can be shown by a page, which cannot send a token. Good for the calendar
 * day and the next, and the same all day, so that the bytes that mention it can be kept.
 */
export const signFileUrl = (env: LinkEnv, fileId: string, now: Date): string => `${fileUrl(fileId)}?sig=${signature(env, fileId, dayOf(now))}`

export function isSignedFor(env: LinkEnv, fileId: string, sig: string, now: Date): boolean {
  const today = dayOf(now)
  return [today, addDays(today, -1)].some((day) => sameText(sig, signature(env, fileId, day)))
}

const mention = /(<img\b[^>]*?\ssrc=")\/api\/v1\/files\/([0-9a-f-]{36})"/g

/** Files that sanitised HTML shows, each once. */
export const filesIn = (html: string): string[] => [...new Set([...html.matchAll(mention)].flatMap((match) => match[2] ?? []))]

/** The same HTML with a signed address for each of our pictures. */
export const signFilesIn = (env: LinkEnv, html: string, now: Date): string =>
  html.replace(mention, (_, before: string, fileId: string) => `${before}${signFileUrl(env, fileId, now)}"`)
