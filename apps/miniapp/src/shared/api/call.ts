import { createCaller, type Caller } from '@ejia/contract/client/caller'
import { createTransport } from './transport'

/** `call('GET /posts/:postId', { params: { postId } })`. Throws `ApiError`. */
export const call: Caller = createCaller(createTransport())

/** `key`, `key.1`, `key.2` … in order. */
function keysFrom(key: string): () => string {
  let count = 0
  return () => (count++ === 0 ? key : `${key}.${count - 1}`)
}

/** A caller for one user action: its unsafe requests carry `key`, `key.1`, `key.2` … in order, again on every retry. */
export const callWithKey = (key: string): Caller => createCaller(createTransport({ idempotencyKey: keysFrom(key) }))

/** The same for work that is written down and sent again later by itself: one attempt, then the person is told that it waits. */
export const callOnce = (key: string): Caller => createCaller(createTransport({ idempotencyKey: keysFrom(key), repeats: false }))

/** As a visitor, whoever is signed in: for what must not lead to anybody. */
export const callNameless: Caller = createCaller(createTransport({ nameless: true }))
