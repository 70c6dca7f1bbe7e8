import { watchFocus, watchOnline } from '../../platform/lifecycle'
import { ApiError, messageOf, newIdempotencyKey } from '../api'
import { currentMe, watchMe } from '../session'
import { toast } from '../ui'
import { forgetItem, isInHand, putItem, refuseItem, settleItem, takeInHand, useWaitingStore } from './waiting.store'
import type { Waiting, WaitingKind } from './waiting.types'

const kinds = new Map<string, WaitingKind<unknown, unknown>>()
export const kindOf = (name: string): WaitingKind<unknown, unknown> | undefined => kinds.get(name)

/** No answer came, or the answer was about something else than the action. */
const noAnswerYet = (error: unknown): boolean =>
  error instanceof ApiError && (error.uncertain || error.status === 401 || error.status === 429)

const staysOpen = (kind: WaitingKind<unknown, unknown>, error: unknown, again: boolean): boolean => (kind.staysOpen ?? noAnswerYet)(error, again)

/** Taken by the server, or kept on the phone to be sent later. */
export type Outcome<P, R> = { sent: true; result: R } | { sent: false; item: Waiting<P> }

export interface Outbox<P, R> {
  readonly name: string
  /** An action of whoever is signed in, with a key of its own. */
  make(payload: P, since?: string): Waiting<P>
  /** Writes it down, then sends it. Throws what the server refused; without an answer it stays. */
  sendOrKeep(item: Waiting<P>): Promise<Outcome<P, R>>
  /** Writes it down among what waits, and sends that. A refusal stays there to be seen. */
  sendLater(item: Waiting<P>): Promise<void>
  /** The answer to a kept one, once it came. A hook. */
  useResult(itemKey: string | undefined): R | undefined
}

/** Says once, in a file of `shared`, how one kind of action is sent. */
export function defineWaiting<P, R>(kind: WaitingKind<P, R>): Outbox<P, R> {
  const known = kind as WaitingKind<unknown, unknown>
  kinds.set(kind.name, known)
  return {
    name: kind.name,
    make: (payload, since = new Date(Date.now()).toISOString()) => ({
      kind: kind.name,
      key: newIdempotencyKey(),
      accountId: currentMe()?.accountId ?? '',
      since,
      payload,
      refused: null,
    }),
    sendOrKeep: (item) => sendOrKeep(known, item) as Promise<Outcome<P, R>>,
    sendLater: (item) => {
      putItem(item)
      return sendWaiting()
    },
    useResult: (itemKey) => useWaitingStore(({ results }) => (itemKey === undefined ? undefined : (results[itemKey] as R | undefined))),
  }
}

async function sendOrKeep(kind: WaitingKind<unknown, unknown>, item: Waiting): Promise<Outcome<unknown, unknown>> {
  takeInHand(item.key, true)
  putItem(item)
  try {
    const result = await kind.send(item, false)
    settleItem(item.key, result)
    kind.after?.(result, item)
    return { sent: true, result }
  } catch (error) {
    if (staysOpen(kind, error, false)) return { sent: false, item }
    forgetItem(item.key)
    throw error
  } finally {
    takeInHand(item.key, false)
  }
}

const isMine = (item: Waiting): boolean => item.accountId === currentMe()?.accountId

/** Mine, of a kind this version knows, not refused and not being sent, in the order they were done. */
function due(): Waiting[] {
  const open = useWaitingStore.getState().items.filter((item) => isMine(item) && item.refused === null && !isInHand(item.key) && kinds.has(item.kind))
  return open.sort((a, b) => a.since.localeCompare(b.since))
}

/** False when the network, not the action, was the trouble: the rest would fare no better. */
async function sendOne(kind: WaitingKind<unknown, unknown>, item: Waiting): Promise<boolean> {
  try {
    const result = await kind.send(item, true)
    settleItem(item.key, result)
    kind.after?.(result, item)
    const text = kind.sentText?.(result, item.payload)
    if (text) toast(text)
    return true
  } catch (error) {
    if (staysOpen(kind, error, true)) return false
    refuseItem(item.key, messageOf(error))
    return true
  }
}

async function sendAll(): Promise<void> {
  const tried = new Set<string>()
  // Asked anew each time: another one may have been written down, or somebody else have signed in, while the one before was under way.
  const next = () => due().find(({ key }) => !tried.has(key))
  for (let item = next(); item; item = next()) {
    tried.add(item.key)
    const kind = kinds.get(item.kind)
    if (kind && !(await sendOne(kind, item))) return
  }
}

let running: Promise<void> | undefined

/** Sends what waits, one after another; however many ask at once, each goes out once. */
export function sendWaiting(): Promise<void> {
  if (due().length === 0) return running ?? Promise.resolve()
  useWaitingStore.setState({ sending: true })
  running ??= sendAll().finally(() => {
    running = undefined
    useWaitingStore.setState({ sending: false })
  })
  return running
}

/** Sends what waits of these whenever there is reason to hope: at the start, in front again, back online, signed in. */
export function startSendingWaiting(..._outboxes: { readonly name: string }[]): void {
  const when = (hopeful: boolean) => {
    if (hopeful) void sendWaiting()
  }
  watchFocus(when)
  watchOnline(when)
  watchMe((me) => when(me !== null))
  when(true)
}
