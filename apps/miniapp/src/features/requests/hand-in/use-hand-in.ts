import type { Caller } from '@ejia/contract/client/caller'
import { ApiError, callNameless, messageOf, newIdempotencyKey, useAction } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { toast } from '../../../shared/ui'
import { newDraft, type Attempt, type Draft } from '../kept'
import type { Receipt } from '../words'

/** What is being written, kept on the device for this person with every change. */
export function useRequestDraft(signedIn: boolean) {
  const { value, change, forget } = useDraft('request', newDraft(signedIn))
  // signed out since: a name is no longer possible
  return { draft: signedIn ? value : { ...value, named: false }, change, forget }
}

export type RequestDraft = ReturnType<typeof useRequestDraft>

const attemptOf = ({ named, matter, toAbove, text, pictures, submissionKey }: Draft, orgId: number): Attempt => ({
  named,
  body: { kind: 'complaint', matter, orgId, toAbove, text: text.trim(), fileIds: pictures.map(({ id }) => id), submissionKey },
})

const mostAttempts = 5

/** Those of the draft with what it says now as the last. To be kept before that is sent. */
export function attemptsWith(draft: Draft, orgId: number): Attempt[] {
  const now = attemptOf(draft, orgId)
  const others = draft.attempts.filter((each) => JSON.stringify(each) !== JSON.stringify(now))
  return [...others, now].slice(-mostAttempts)
}

/** A submission of its own from here on, without the pictures that went with the earlier one. */
export const startedAnew = ({ pictures }: Draft, earlier?: Attempt): Partial<Draft> => ({
  submissionKey: newIdempotencyKey(),
  attempts: [],
  pictures: pictures.filter(({ id }) => !earlier?.body.fileIds.includes(id)),
})

/** Under a name by the session; without one as a visitor, whoever is signed in. */
const send = (call: Caller, { named, body }: Attempt): Promise<Receipt> => (named ? call('POST /requests', { body }) : callNameless('POST /requests/anonymous', { body }))

const isReused = (error: unknown): boolean => error instanceof ApiError && error.code === 'idempotency.key_reused'

export interface HandedIn {
  receipt: Receipt
  attempt: Attempt
  /** Not what was pressed for: an earlier attempt had arrived although no answer came. */
  earlier: boolean
}

/**
 * Sends the last attempt. Where the server has something else under its key, one of those before had arrived: sent again as it
 * was, it is answered with its number, and the last one is not handed in.
 */
async function handIn(call: Caller, attempts: readonly Attempt[]): Promise<HandedIn> {
  const last = attempts.at(-1)
  let refusal: unknown
  for (const attempt of attempts.filter(({ named }) => named === last?.named).reverse()) {
    try {
      return { receipt: await send(call, attempt), attempt, earlier: attempt !== last }
    } catch (error) {
      if (!isReused(error)) throw error
      refusal = error
    }
  }
  throw refusal
}

interface Options {
  onDone: (handedIn: HandedIn) => void
  /** The key is spent, and nobody knows on what. */
  onSpent: () => void
}

export function useHandIn({ onDone, onSpent }: Options) {
  return useAction((call, attempts: Attempt[]) => handIn(call, attempts), {
    invalidates: ['GET /requests/mine'],
    onSuccess: onDone,
    onError: (error) => {
      if (isReused(error)) onSpent()
      toast(messageOf(error))
    },
  })
}
