// A small mini-program runtime for tests, on WeChat's own open-source renderer (glass-easel): page stack, wx, scripts.
import { giveScripts, load } from './modules.js'
import { appJson, pathOf, pkg, queryOf } from './package.js'
import { call, front, open, stack } from './pages.js'
import { fail } from './record.js'
import { Behavior, Component, Page, register } from './space.js'
import { createWx } from './wx/index.js'

const style = document.createElement('style')
style.textContent = pkg.styles.app ?? ''
document.head.append(style)

const first = new URLSearchParams(location.search).get('open') ?? appJson.entryPagePath ?? appJson.pages[0]
const launch = { path: pathOf(first), query: queryOf(first), scene: 1001, referrerInfo: {} }
let app = null

giveScripts({
  wx: createWx(launch),
  App: (definition) => {
    app = definition
  },
  Page,
  Component,
  Behavior,
  getApp: () => app,
  getCurrentPages: () => stack.map(({ instance }) => instance),
})

try {
  load('app.js')
  app?.onLaunch?.(launch)
  app?.onShow?.(launch)
  if (appJson.tabBar?.custom) register('custom-tab-bar/index')
  open(first)
} catch (error) {
  fail('launch', error)
}

/** Sends the app to the background and back, as WeChat's home button does. */
window.__background = () => {
  call(front(), 'onHide')
  app?.onHide?.()
  window.__emit('AppHide')
}
window.__foreground = () => {
  app?.onShow?.(launch)
  window.__emit('AppShow', launch)
  call(front(), 'onShow')
}
window.__ready = true
