import type { Context } from '../../lib/context'

/** What the platform tells of, as it came: the event's own fields beside these, whole numbers beyond 2^53 as text. */
export interface PushEvent {
  /** Its name: `wxa_media_check`, `subscribe_msg_popup_event`, `user_authorization_revoke` … */
  event: string
  openid: string
  at: Date
  fields: Readonly<Record<string, unknown>>
  /** Entries of `List`, which the platform sends bare when there is one. */
  list: readonly Readonly<Record<string, unknown>>[]
}

/** Runs in the transaction in which the event is noted as seen: each event once, and again when this fails. */
export type PushHandler = (ctx: Context, event: PushEvent) => Promise<void>

const handlers = new Map<string, Set<PushHandler>>()

/** For the modules that care for an event of the platform; registered at module level, once per process. */
export function onPush(event: string, handler: PushHandler): void {
  const those = handlers.get(event) ?? new Set()
  handlers.set(event, those.add(handler))
}

export const handlersOf = (event: string): readonly PushHandler[] => [...(handlers.get(event) ?? [])]
