import type { ReplyOf } from '@ejia/contract/client/caller'

/** What a one-time password or a recovery code opens: the set-up of an authenticator. */
export type Offer = Extract<ReplyOf<'POST /auth/operator-sessions'>, { state: 'set_up' }>
