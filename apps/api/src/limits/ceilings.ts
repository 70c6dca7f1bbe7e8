import type { Wire } from '@ejia/contract/wire'
import type { Ceiling } from './buckets'

/** What a request asks of this machine. */
export type Kind = 'read' | 'write' | 'search' | 'document' | 'upload' | 'rollCall'

/**
 * What one account may ask for. A person at a phone makes some ten requests a minute, a desk that is being worked at some
 * sixty; a script that goes wrong makes thousands.
 */
export const perAccount: Record<Kind, Ceiling> = {
  // a page of twenty with its pictures is some thirty requests; the burst is a quick reader's twenty pages
  read: { perMinute: 600, burst: 600 },
  write: { perMinute: 240, burst: 240 },
  // typing sends one each time somebody pauses
  search: { perMinute: 60, burst: 40 },
  // a sheet of a whole hospital costs what a thousand reads do
  document: { perMinute: 20, burst: 20 },
  // the pictures of one meeting at once
  upload: { perMinute: 60, burst: 60 },
  // a staff device that stood in a hall without a network brings everybody it scanned: 877 people, each once
  rollCall: { perMinute: 600, burst: 1000 },
}

/**
 * What one address may ask for without an account. A hospital sits behind one, so each is as wide as 877 people who come
 * back within a minute of a power cut; whoever is signed in counts as themselves and not here.
 */
export const perAddress: Record<'read' | 'search' | 'signIn' | 'page', Ceiling> = {
  read: { perMinute: 12_000, burst: 12_000 },
  search: { perMinute: 600, burst: 600 },
  // for each way to sign in: somebody who hammers at one does not close the others. Guessing is not stopped here but by
  // what counts wrong tries per name, person and address (`modules/auth`)
  signIn: { perMinute: 1200, burst: 2400 },
  // files of the clients: some forty for each opening
  page: { perMinute: 40_000, burst: 40_000 },
}

/** Routes that ask more of the machine than others of their method. */
export const kinds: { readonly [E in keyof Wire]?: Kind } = {
  'GET /activities/:activityId/roster-sheet': 'document',
  'GET /activities/:activityId/minutes.docx': 'document',
  'GET /duties/ledger.xlsx': 'document',
  'GET /call-ups/:callUpId/list.xlsx': 'document',
  'GET /points/ledger-export': 'document',
  'GET /posts/:postId/readership/export': 'document',
  'GET /stats/sheet': 'document',
  'GET /roster-imports/:importId/error-sheet': 'document',
  'POST /member-exports': 'document',
  'POST /members/imports': 'document',
  'POST /roster-imports': 'document',
  'POST /points/rules/try-out': 'document',
  // fetches up to a hundred pictures from elsewhere
  'POST /posts/images/rehost': 'document',
  'POST /files': 'upload',
  'POST /activities/:activityId/staff-check-ins': 'rollCall',
  'POST /activities/:activityId/attendances/:memberId/accept': 'rollCall',
}
