import type { ReplyOf } from '@ejia/contract/client/caller'

export type Member = ReplyOf<'GET /members/:memberId'>

/** What shows a member and is out of date once they changed. */
export const memberReadings = ['GET /members/:memberId', 'GET /members', 'GET /members/:memberId/history', 'GET /member-counts', 'GET /member-transfers'] as const
