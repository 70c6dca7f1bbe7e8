import type { ReplyOf } from '@ejia/contract/client/caller'

export type Tokens = ReplyOf<'POST /auth/refresh'>

interface SessionEvents {
  /** New tokens arrived, and with them a fresh picture of who is signed in. */
  renewed(tokens: Tokens): void
  /** The server no longer knows this session. */
  ended(): void
}

let events: SessionEvents = { renewed: () => undefined, ended: () => undefined }

/** The session store listens here, so that the transport need not know it. */
export function onSessionEvents(listener: SessionEvents): void {
  events = listener
}

export const sessionEvents: SessionEvents = {
  renewed: (tokens) => events.renewed(tokens),
  ended: () => events.ended(),
}
