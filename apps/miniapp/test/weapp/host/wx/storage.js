import { withCallbacks, WxError } from './promise.js'

const prefix = 'weapp:'
/** WeChat's limits, by UTF-8: 1 MB a key and 10 MB in all. */
const mostOfKey = 1024 * 1024
const mostOfAll = 10 * mostOfKey
const sizeOf = (text) => new TextEncoder().encode(text).length

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix))
const used = () => names().reduce((sum, name) => sum + sizeOf(localStorage.getItem(name)), 0)

const read = (key) => {
  const text = localStorage.getItem(prefix + key)
  return text === null ? undefined : JSON.parse(text)
}

function write(key, value) {
  const text = JSON.stringify(value)
  const size = sizeOf(text)
  if (size > mostOfKey) throw new WxError(`exceed storage item max length ${mostOfKey}`)
  if (used() - sizeOf(localStorage.getItem(prefix + key) ?? '') + size > mostOfAll) throw new WxError('exceed storage max size 10Mb')
  try {
    localStorage.setItem(prefix + key, text)
  } catch {
    // The browser's own limit is lower than WeChat's.
    throw new WxError('exceed storage max size 10Mb')
  }
}
const remove = (key) => localStorage.removeItem(prefix + key)
const information = () => ({ keys: names().map((name) => name.slice(prefix.length)), currentSize: Math.ceil(used() / 1024), limitSize: mostOfAll / 1024 })

/** The synchronous form throws what the other one answers in `fail`. */
const sync = (name, run) => (...args) => {
  try {
    return run(...args)
  } catch (error) {
    throw Object.assign(new Error(`${name}:fail ${error.message}`), { errMsg: `${name}:fail ${error.message}` })
  }
}

/** Kept in the browser, so that loading the site again is a cold start with what was stored. */
export const storage = {
  getStorageSync: (key) => read(key) ?? '',
  setStorageSync: sync('setStorageSync', write),
  removeStorageSync: remove,
  clearStorageSync: () => names().forEach((name) => localStorage.removeItem(name)),
  getStorageInfoSync: information,
  getStorageInfo: withCallbacks('getStorageInfo', information),
  getStorage: withCallbacks('getStorage', ({ key }) => {
    if (read(key) === undefined) throw new WxError('data not found')
    return { data: read(key) }
  }),
  setStorage: withCallbacks('setStorage', ({ key, data }) => write(key, data)),
  removeStorage: withCallbacks('removeStorage', ({ key }) => remove(key)),
}
