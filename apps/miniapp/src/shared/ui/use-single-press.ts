import { useCallback, useRef, useState } from 'react'

/** Presses closer together than this are one press: older hands press twice. */
const sameMs = 400

/** Calls `onPress` once however quickly it is pressed, and not again while the promise it returned is open. */
export function useSinglePress(onPress: (() => unknown) | undefined) {
  const last = useRef(0)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const press = useCallback(() => {
    const now = Date.now()
    if (!onPress || running.current || now - last.current < sameMs) return
    last.current = now
    const result = onPress()
    if (!(result instanceof Promise)) return
    running.current = true
    setBusy(true)
    const finish = () => {
      running.current = false
      setBusy(false)
    }
    result.then(finish, finish)
  }, [onPress])
  return { press, busy }
}
