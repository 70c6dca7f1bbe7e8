// What happened, for checks to read as `window.__weapp`.
export const record = {
  requests: [],
  toasts: [],
  errors: [],
  /** Names of `wx` that this host lacks and the client asked for. */
  unsupported: {},
  /** What crossed to the view: sum, the largest single call, and the most calls within one second. */
  setData: { calls: 0, bytes: 0, largest: 0, perSecond: 0 },
  /** The most requests at once, and how many had to wait for a place of the platform. */
  network: { peak: 0, beyond: 0 },
  /** Documents, pictures and contracts that were opened. */
  opened: [],
  sounds: [],
  vibrations: 0,
  pullStopped: 0,
}
window.__weapp = record

export function fail(where, error) {
  record.errors.push(`${where}: ${(error && error.stack) || error}`)
  console.error('[weapp]', where, error)
}

window.addEventListener('error', (event) => record.errors.push(event.message))
window.addEventListener('unhandledrejection', ({ reason }) => record.errors.push(`unhandled: ${(reason && (reason.stack || reason.errMsg)) || reason}`))
