const mark = 'stale-client.reloaded'
const restMs = 30_000

/** Once in a while: code that stays missing must not reload for ever. */
function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(mark) ?? 0)
  if (Date.now() - last < restMs) return
  sessionStorage.setItem(mark, String(Date.now()))
  location.reload()
}

/** After an upgrade of the server an open page asks for files that are gone: loading it anew brings the new ones. */
export function watchStaleClient(onOffline: () => void): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!/Loading (CSS )?chunk/.test(String((reason as Error | undefined)?.message))) return
    if (navigator.onLine) reloadOnce()
    else onOffline()
  })
}
