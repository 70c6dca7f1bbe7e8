/** Something a person did that the server has not answered yet. It keeps its key until then, so sending it again does no harm. */
export interface Waiting<P = unknown> {
  kind: string
  /** Idempotency key of the action. */
  key: string
  /** Whoever was signed in when it was done; it is never sent for anybody else. */
  accountId: string
  /** When it was done, by this phone's clock. */
  since: string
  payload: P
  /** Why the server did not take it, in words; null while it waits to be sent. */
  refused: string | null
}

/** What a feature says about one kind of action that may wait. Defined in `shared`, so that it can be sent before the feature's pages are loaded. */
export interface WaitingKind<P, R> {
  /** Stays in the phones' storage: never rename. */
  name: string
  /** Sends it with its own key; `again` when this is not the first attempt. Throws `ApiError`. */
  send(item: Waiting<P>, again: boolean): Promise<R>
  /** What it is, in a few words: 签到. */
  title(payload: P): string
  /** Replaces "扫码" in "今天 09:20 扫码" and the like. */
  verb: string
  /** Minutes the server takes it after it was done, and what to do when they are over. The server decides; this is for words. */
  lasts?: { minutes: number; over: string }
  /** Whether it is worth keeping after this error; by default when no answer came, or it was about something else. */
  staysOpen?(error: unknown, again: boolean): boolean
  /** After the server took it. */
  after?(result: R, item: Waiting<P>): void
  /** Said when it was sent while the person was elsewhere. */
  sentText?(result: R, payload: P): string
}
