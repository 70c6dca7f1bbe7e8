import { pkg, resolve } from './package.js'
import { record } from './record.js'

const kept = [
  ...['Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'Reflect'],
  ...['Math', 'JSON', 'Date', 'RegExp', 'Error', 'TypeError', 'RangeError', 'ArrayBuffer', 'Uint8Array', 'BigInt', 'console'],
  ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
  ...['encodeURIComponent', 'decodeURIComponent'],
]
const appGlobal = Object.fromEntries(kept.map((name) => [name, globalThis[name]]))
appGlobal.globalThis = appGlobal

/** WeChat forbids code from strings; only the idiom for "the global object" is answered. */
function NoFunction(...parts) {
  if (parts[parts.length - 1] === 'return this') return () => appGlobal
  record.errors.push('new Function() does not exist in a mini-program')
  return () => undefined
}
NoFunction.prototype = Function.prototype

const loaded = {}
let given

/** `values` are the wx, App, Page, Component, Behavior, getApp and getCurrentPages every script receives. */
export function giveScripts(values) {
  given = values
}

export function load(file) {
  if (loaded[file]) return loaded[file].exports
  const run = pkg.mods[file]
  if (!run) throw new Error(`module '${file}' is not defined`)
  const module = (loaded[file] = { exports: {} })
  const { wx, App, Page, Component, Behavior, getApp, getCurrentPages } = given
  const require = (target) => load(resolve(file, target))
  const own = [require, module, module.exports]
  run.call(undefined, ...own, wx, App, Page, Component, Behavior, getApp, getCurrentPages, appGlobal, appGlobal, NoFunction)
  return module.exports
}
