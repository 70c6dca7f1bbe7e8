import { errorOfReply } from '@ejia/contract/client/api-error'
import { createCaller, type Caller } from '@ejia/contract/client/caller'
import { exchange } from './exchange'

/**
 * Asks as nobody in particular: for signing in, also while a lost session makes every other request wait for just that.
 * Throws `ApiError`.
 */
export const visitorCall: Caller = createCaller(async (request) => {
  const reply = await exchange(request, {})
  if (reply.status >= 200 && reply.status < 300) return reply.body
  throw errorOfReply(reply.status, reply.body)
})
