import type { ReplyOf } from '@ejia/contract/client/caller'

export type Account = ReplyOf<'GET /auth/account'>
