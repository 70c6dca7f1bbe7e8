import { fail, record } from './record.js'

const isStyle = (key) => /(^|\.)(st|style)$/.test(key)

/** Inline styles come in rpx; the browser wants vw. */
function withoutRpx(value, key) {
  if (typeof value === 'string') {
    return isStyle(key) ? value.replace(/(-?\d*\.?\d+)rpx\b/g, (_, number) => `${number / 7.5}vw`) : value
  }
  if (Array.isArray(value)) return value.map((each) => withoutRpx(each, ''))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutRpx(each, name)]))
  }
  return value
}

/** The audit's limit for one call (WeChat itself stops at 1 MB). */
const mostBytes = 256 * 1024
const encoder = new TextEncoder()
const moments = []

function count(owner, data) {
  const bytes = encoder.encode(JSON.stringify(data)).length
  const now = performance.now()
  moments.push(now)
  while (moments[0] < now - 1000) moments.shift()
  const { setData } = record
  setData.bytes += bytes
  setData.calls++
  setData.largest = Math.max(setData.largest, bytes)
  setData.perSecond = Math.max(setData.perSecond, moments.length)
  if (bytes > mostBytes) record.errors.push(`setData of ${owner}: ${Math.ceil(bytes / 1024)} KB in one call, more than 256`)
}

/** Counts what crosses to the view, and refuses what could not: WeChat sends it as JSON. */
export function watchSetData(instance, owner) {
  const raw = instance.setData
  instance.setData = function (data, done) {
    try {
      count(owner, data)
    } catch (error) {
      fail('setData (cannot be serialised)', error)
      return undefined
    }
    const sent = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutRpx(value, key)]))
    return raw.call(this, sent, done)
  }
}
