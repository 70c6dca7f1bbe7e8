// A small mini-program runtime for tests, on WeChat's own open-source renderer (glass-easel): page stack, wx, scripts.
import { first, startApp } from './arrival.js'
import { giveScripts, load } from './modules.js'
import { appJson, pkg } from './package.js'
import { open, stack } from './pages.js'
import { fail } from './record.js'
import { Behavior, Component, Page, register } from './space.js'
import { createWx } from './wx/index.js'

const style = document.createElement('style')
style.textContent = pkg.styles.app ?? ''
document.head.append(style)

let app = null

/** For checks of the host itself. */
const wx = (window.__wx = createWx())

giveScripts({
  wx,
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
  startApp(app)
  if (appJson.tabBar?.custom) register('custom-tab-bar/index')
  open(first)
} catch (error) {
  fail('launch', error)
}

window.__ready = true
