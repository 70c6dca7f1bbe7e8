// What happened, for checks to read as `window.__weapp`.
export const record = {
  requests: [],
  toasts: [],
  errors: [],
  /** Names of `wx` that this host lacks and the client asked for. */
  unsupported: {},
  setData: { calls: 0, bytes: 0 },
  pullStopped: 0,
}
window.__weapp = record

export function fail(where, error) {
  record.errors.push(`${where}: ${(error && error.stack) || error}`)
  console.error('[weapp]', where, error)
}

window.addEventListener('error', (event) => record.errors.push(event.message))
window.addEventListener('unhandledrejection', ({ reason }) => record.errors.push(`unhandled: ${(reason && (reason.stack || reason.errMsg)) || reason}`))
