// 数据预拉取 and 周期性更新: WeChat's servers asked ours before the app opened, and hand over the text.
// `window.__prefetched('pre' | 'periodic', text, ageMs)` puts one there for the next start.
import { record } from '../record.js'
import { kept } from '../state.js'
import { emit, listenable, withCallbacks, WxError } from './promise.js'

const mostBytes = 256 * 1024
const nameOf = (type) => `fetched:${type}`

window.__prefetched = (type, fetchedData, ageMs = 0) => {
  if (new TextEncoder().encode(fetchedData).length > mostBytes) throw new Error('WeChat drops an answer above 256 KB')
  kept.write(nameOf(type), { fetchedData, timeStamp: Date.now() - ageMs })
}
/** The answer came only after the app had asked for it. */
window.__arriveLate = (type, fetchedData) => emit('BackgroundFetchData', { fetchType: type, fetchedData, timeStamp: Date.now(), path: '', query: '', scene: 1001 })

function fetched({ fetchType }) {
  if (!['pre', 'periodic'].includes(fetchType)) throw new WxError('invalid fetchType')
  const found = kept.read(nameOf(fetchType))
  if (!found) throw new WxError('record not found')
  return { ...found, path: '', query: '', scene: 1001 }
}

function setToken({ token }) {
  if (typeof token !== 'string' || token.length > 1024) throw new WxError('token must be a string of at most 1024 characters')
  record.backgroundFetchToken = token
  kept.write('fetch-token', token)
}

export const backgroundFetch = {
  getBackgroundFetchData: withCallbacks('getBackgroundFetchData', fetched),
  setBackgroundFetchToken: withCallbacks('setBackgroundFetchToken', setToken),
  getBackgroundFetchToken: withCallbacks('getBackgroundFetchToken', () => {
    if (kept.read('fetch-token') === null) throw new WxError('token not found')
    return { token: kept.read('fetch-token') }
  }),
  onBackgroundFetchData: listenable('BackgroundFetchData').onBackgroundFetchData,
}
