export function watchFocus(listener: (focused: boolean) => void): () => void {
  const changed = () => listener(document.visibilityState !== 'hidden')
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

export function watchOnline(listener: (online: boolean) => void): () => void {
  const on = () => listener(true)
  const off = () => listener(false)
  // A page opened without a network hears no `offline`, and would not notice `online` as a change.
  if (!navigator.onLine) off()
  window.addEventListener('online', on)
  window.addEventListener('offline', off)
  return () => {
    window.removeEventListener('online', on)
    window.removeEventListener('offline', off)
  }
}
