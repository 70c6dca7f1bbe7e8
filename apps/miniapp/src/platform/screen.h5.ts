interface Lock {
  release(): Promise<void>
}

/** A browser gives the lock back whenever the page is hidden, so it is asked for again when it is seen again. */
export function keepScreenOn(): () => void {
  const { wakeLock } = navigator as unknown as { wakeLock?: { request(kind: 'screen'): Promise<Lock> } }
  let lock: Lock | undefined
  let over = false
  const ask = async () => {
    if (over || document.visibilityState === 'hidden') return
    try {
      lock = await wakeLock?.request('screen')
    } catch {
      // A phone that saves power refuses; the board works, it only may go dark.
    }
  }
  const seen = () => void ask()
  document.addEventListener('visibilitychange', seen)
  seen()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}

/** A browser may not touch the brightness. */
export const brightScreen = keepScreenOn
