import { useRef } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Caller } from '@ejia/contract/client/caller'
import { ApiError } from './api-error'
import { callWithKey } from './call'
import { newIdempotencyKey } from './idempotency'
import type { GetEndpoint } from './use-api'

export interface ActionOptions<V, R> {
  onSuccess?: (result: R, values: V) => void
  onError?: (error: unknown, values: V) => void
  /** Readings that are out of date once the action succeeded. */
  invalidates?: readonly GetEndpoint[]
}

interface Attempt {
  key: string
  values: string
}

/** The same values after an unanswered attempt are the same action, so they keep its key; anything else is a new one. */
function useActionKey() {
  const open = useRef<Attempt>()
  return {
    keyFor(values: unknown): string {
      const text = JSON.stringify(values) ?? ''
      if (open.current?.values !== text) open.current = { key: newIdempotencyKey(), values: text }
      return open.current.key
    },
    settle(error: unknown): void {
      if (!(error instanceof ApiError && error.uncertain)) open.current = undefined
    },
  }
}

/**
 * A user action that changes something: `useAction((call, values) => call('POST /…', { body: values }))`.
 * Its idempotency key is made once and kept until the server has answered, so pressing again after a lost reply
 * cannot write twice.
 */
export function useAction<V = void, R = unknown>(run: (call: Caller, values: V) => Promise<R>, options: ActionOptions<V, R> = {}) {
  const client = useQueryClient()
  const key = useActionKey()
  return useMutation<R, unknown, V>({
    mutationFn: (values) => run(callWithKey(key.keyFor(values)), values),
    onSettled: (_result, error) => key.settle(error),
    onError: options.onError,
    onSuccess: (result, values) => {
      options.invalidates?.forEach((endpoint) => void client.invalidateQueries({ queryKey: [endpoint] }))
      options.onSuccess?.(result, values)
    },
  })
}
