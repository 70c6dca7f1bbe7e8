import { withCallbacks } from './promise.js'

const prefix = 'weapp:'

const read = (key) => {
  const text = localStorage.getItem(prefix + key)
  return text === null ? undefined : JSON.parse(text)
}
const write = (key, value) => localStorage.setItem(prefix + key, JSON.stringify(value))
const remove = (key) => localStorage.removeItem(prefix + key)

/** Kept in the browser, so that loading the site again is a cold start with what was stored. */
export const storage = {
  getStorageSync: (key) => read(key) ?? '',
  setStorageSync: write,
  removeStorageSync: remove,
  clearStorageSync: () => localStorage.clear(),
  getStorage: withCallbacks('getStorage', ({ key }) => {
    if (read(key) === undefined) throw new Error('data not found')
    return { data: read(key) }
  }),
  setStorage: withCallbacks('setStorage', ({ key, data }) => write(key, data)),
  removeStorage: withCallbacks('removeStorage', ({ key }) => remove(key)),
}
