import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import type { Caller, ReplyOf } from '@ejia/contract/client/caller'
import { toast } from '../ui/feedback'
import { callWithKey, type LooseCall } from './call'
import { newIdempotencyKey } from './idempotency'
import { fieldErrors, problemOf } from './problems'
import type { ActionEndpoint, GetEndpoint, InputOf } from './wire-types'

export interface ActionOptions<V, R> {
  onDone?: (result: R, input: V) => void
  /** Said when it worked. */
  success?: string
  /** Readings that are out of date once it succeeded, waited for before `onDone`. */
  invalidates?: readonly GetEndpoint[]
  /** Takes the problem's fields beside its own. */
  form?: FormInstance
  /** Answer true when the page itself shows the problem. */
  onProblem?: (problem: ReturnType<typeof problemOf>) => boolean | undefined
}

export interface Action<V, R> {
  /** Undefined when it failed (that has been shown), or when it was under way already. */
  run: (input: V) => Promise<R | undefined>
  busy: boolean
  error: ReturnType<typeof problemOf> | null
}

/** The same input after an unanswered attempt is the same intent, so it keeps its key; anything else is a new one. */
function useIntentKey() {
  const open = useRef<{ key: string; input: string }>()
  return {
    keyFor(input: unknown): string {
      const text = JSON.stringify(input) ?? ''
      if (open.current?.input !== text) open.current = { key: newIdempotencyKey(), input: text }
      return open.current.key
    },
    settle(uncertain: boolean): void {
      if (!uncertain) open.current = undefined
    },
  }
}

const steps = <V, R>(what: string | ((call: Caller, input: V) => Promise<R>)) =>
  typeof what === 'function' ? what : (call: Caller, input: V) => (call as LooseCall)(what, input ?? {}) as Promise<R>

interface UseAction {
  <E extends ActionEndpoint>(endpoint: E, options?: ActionOptions<InputOf<E>, ReplyOf<E>>): Action<InputOf<E>, ReplyOf<E>>
  <V = void, R = unknown>(run: (call: Caller, input: V) => Promise<R>, options?: ActionOptions<V, R>): Action<V, R>
}

function useAnyAction<V, R>(what: string | ((call: Caller, input: V) => Promise<R>), options: ActionOptions<V, R> = {}): Action<V, R> {
  const client = useQueryClient()
  const intent = useIntentKey()
  const running = useRef(false)
  const [state, setState] = useState<Pick<Action<V, R>, 'busy' | 'error'>>({ busy: false, error: null })

  async function perform(input: V): Promise<R | undefined> {
    try {
      const result = await steps(what)(callWithKey(intent.keyFor(input)), input)
      intent.settle(false)
      await Promise.all((options.invalidates ?? []).map((endpoint) => client.invalidateQueries({ queryKey: [endpoint] })))
      if (options.success) toast.success(options.success)
      setState({ busy: false, error: null })
      options.onDone?.(result, input)
      return result
    } catch (error) {
      const problem = problemOf(error)
      intent.settle(problem.uncertain)
      setState({ busy: false, error: problem })
      const taken = options.onProblem?.(problem) === true || (options.form !== undefined && fieldErrors(options.form, problem))
      if (!taken) toast.error(problem.message)
      return undefined
    }
  }

  async function run(input: V): Promise<R | undefined> {
    if (running.current) return undefined
    running.current = true
    setState({ busy: true, error: null })
    try {
      return await perform(input)
    } finally {
      running.current = false
    }
  }
  return { run, ...state }
}

/**
 * A user action that changes something: `useAction('POST /posts/:postId/publish', { success: '已发布' })`, or
 * `useAction((call, input: Values) => …)` where it takes several requests. One submission at a time.
 */
export const useAction = useAnyAction as UseAction
