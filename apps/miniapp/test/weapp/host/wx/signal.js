// The network as a phone has it: `window.__network('none' | 'weak' | 'wifi')`, or `?network=` for a start.
import { startValue } from '../state.js'
import { emit, listenable, withCallbacks, WxError } from './promise.js'

let type = startValue('network') ?? 'wifi'
let hiddenSince = null
const underWay = new Set()

/** A suspended app's requests end this long after it left the front. */
const interruptedAfterMs = 5_000
/** How long an answer takes on one bar of signal; a check may set `window.__weakMs`. */
const weakMs = () => window.__weakMs ?? 1_500

const noNetwork = () => new WxError('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600001)
const interrupted = () => new WxError('interrupted', 600003)

export const isConnected = () => type !== 'none'
const suspended = () => hiddenSince !== null && Date.now() - hiddenSince >= interruptedAfterMs
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

function endAll(reason) {
  for (const end of underWay) end(reason())
}

/** Runs an exchange with the world outside as this phone can: not at all, slowly, or cut off in the middle. */
export async function overTheAir(run) {
  if (suspended()) throw interrupted()
  if (!isConnected()) throw noNetwork()
  let end
  const cut = new Promise((_, refuse) => underWay.add((end = refuse)))
  try {
    const slow = type === 'weak' ? pause(weakMs()) : null
    return await Promise.race([Promise.all([run(), slow]).then(([reply]) => reply), cut])
  } finally {
    underWay.delete(end)
  }
}

window.__network = (next) => {
  const before = type
  type = next
  if (!isConnected()) endAll(noNetwork)
  if (before !== next) emit('NetworkStatusChange', { isConnected: isConnected(), networkType: next === 'weak' ? '3g' : next })
  if ((before === 'weak') !== (next === 'weak')) emit('NetworkWeakChange', { weakNet: next === 'weak', networkType: next })
}

/** `ago`: how long it is in the background already, for checks that do not wait. */
export function leftFront(ago = 0) {
  hiddenSince = Date.now() - ago
  setTimeout(() => suspended() && endAll(interrupted), Math.max(0, interruptedAfterMs - ago))
}
export const cameToFront = () => void (hiddenSince = null)

export const signal = {
  getNetworkType: withCallbacks('getNetworkType', () => ({ networkType: type === 'weak' ? '3g' : type, weakNet: type === 'weak', hasSystemProxy: false })),
  ...listenable('NetworkStatusChange'),
  ...listenable('NetworkWeakChange'),
}
