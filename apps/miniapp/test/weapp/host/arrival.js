// How the app was entered: the first time, from the background, and by scanning a code while it lay there.
import { allPages, appJson, pathOf, queryOf } from './package.js'
import { call, front, navigation } from './pages.js'
import { startValue } from './state.js'
import { emit } from './wx/promise.js'
import { cameToFront, leftFront } from './wx/signal.js'

export const first = startValue('open') ?? appJson.entryPagePath ?? appJson.pages[0]

/** Scenes: 1001 the list of recent ones, 1011 a code scanned, 1012 and 1013 a code in a picture, 1047 a mini-program code. */
const enterOf = (url, scene) => ({ path: pathOf(url), query: queryOf(url), scene, referrerInfo: {} })
const launch = enterOf(first, Number(startValue('scene') ?? 1001))
let entered = launch
let app

export function startApp(definition) {
  app = definition
  app?.onLaunch?.(launch)
  app?.onShow?.(launch)
}

export const arrival = { getLaunchOptionsSync: () => launch, getEnterOptionsSync: () => entered }

/** Sends the app to the background, as WeChat's home button does; `ago` ms already. */
window.__background = (ago = 0) => {
  call(front(), 'onHide')
  app?.onHide?.()
  emit('AppHide')
  leftFront(ago)
}

function show() {
  cameToFront()
  app?.onShow?.(entered)
  emit('AppShow', entered)
}

/** And back, by the list of recent ones: what was open is still open. */
window.__foreground = (scene = 1001) => {
  entered = { ...entered, scene }
  show()
  call(front(), 'onShow')
}

/**
 * A code scanned with WeChat's own scanner while the app lay in the background: WeChat opens its page and destroys all
 * others (autoReLaunch); what scripts hold in variables survives. `url` carries the query as WeChat gives it (`?q=` encoded).
 */
window.__arrive = (url, scene = 1011) => {
  if (!allPages.includes(pathOf(url))) throw new Error(`page "${pathOf(url)}" is not found`)
  entered = { ...enterOf(url, scene), reLaunch: true }
  show()
  navigation.reLaunch({ url })
}
