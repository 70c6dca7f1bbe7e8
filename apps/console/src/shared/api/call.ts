import { createCaller, type Caller } from '@ejia/contract/client/caller'
import { createTransport } from './transport'

/** `call('GET /posts/:postId', { params: { postId } })`. Throws `ApiError`. */
export const call: Caller = createCaller(createTransport())

/** A caller for one user action: its unsafe requests carry `key`, `key.1`, `key.2` … in order, again on every retry. */
export function callWithKey(key: string): Caller {
  let count = 0
  const next = () => (count++ === 0 ? key : `${key}.${count - 1}`)
  return createCaller(createTransport(next))
}

/** For hooks that are generic over endpoints; the types are theirs to hold. */
export type LooseCall = (endpoint: string, input?: object) => Promise<unknown>
