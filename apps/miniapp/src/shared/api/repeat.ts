import { focusManager, onlineManager } from '@tanstack/react-query'
import type { CancelSignal } from '@ejia/contract/client/caller'
import { asRepetition } from './network.store'

/** Why no answer came, from what the platform said. */
export type Silence = 'timeout' | 'interrupted' | 'offline'

export function silenceOf(error: unknown): Silence {
  const { errMsg = '', errno } = error as { errMsg?: string; errno?: number }
  if (errno === 600003 || /interrupted/i.test(errMsg)) return 'interrupted'
  return /time\s*out|abort/i.test(errMsg) ? 'timeout' : 'offline'
}

/** Not all phones of a meeting room at the same moment. */
const pauseMs = () => 300 + Math.random() * 700
const pause = () => new Promise<void>((done) => setTimeout(done, pauseMs()))

/** WeChat ends what is under way five seconds after the app left the front; it is of use again when the app is back. */
function inFrontAgain(): Promise<void> {
  if (focusManager.isFocused()) return Promise.resolve()
  return new Promise((done) => {
    const stop = focusManager.subscribe((focused) => {
      if (!focused) return
      stop()
      done()
    })
  })
}

/**
 * Sends, and once more when no answer came. Only for what may be repeated: a reading, or an action whose key the server
 * knows again. Without any network the second attempt would tell nothing new.
 */
export async function sendOrRepeat<T>(send: () => Promise<T>, signal: CancelSignal | undefined): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (signal?.aborted) throw error
    if (silenceOf(error) === 'interrupted') await inFrontAgain()
    else if (!onlineManager.isOnline()) throw error
    return asRepetition(async () => {
      await pause()
      if (signal?.aborted) throw error
      return send()
    })
  }
}
