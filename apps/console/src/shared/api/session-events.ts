import type { Tokens } from './tokens'

interface SessionEvents {
  /** New tokens arrived, and with them a fresh picture of who is signed in. */
  renewed(tokens: Tokens): void
  /** The server no longer knows this session. Resolves once the same person has signed in again; rejects when they leave. */
  lost(): Promise<void>
  /** Waits while somebody is being asked to sign in again; resolves at once otherwise. */
  returned(): Promise<void>
}

let events: SessionEvents = {
  renewed: () => undefined,
  lost: () => Promise.reject(new Error('nobody asks to sign in again')),
  returned: () => Promise.resolve(),
}

/** The session listens here, so that the transport need not know it. */
export function onSessionEvents(listener: SessionEvents): void {
  events = listener
}

export const sessionEvents: SessionEvents = {
  renewed: (tokens) => events.renewed(tokens),
  lost: () => events.lost(),
  returned: () => events.returned(),
}
