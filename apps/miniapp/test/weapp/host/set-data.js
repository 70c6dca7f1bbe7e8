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

/** Counts what crosses to the view, and refuses what could not: WeChat sends it as JSON. */
export function watchSetData(instance) {
  const raw = instance.setData
  instance.setData = function (data, done) {
    try {
      record.setData.bytes += JSON.stringify(data).length
      record.setData.calls++
    } catch (error) {
      fail('setData (cannot be serialised)', error)
      return undefined
    }
    const sent = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutRpx(value, key)]))
    return raw.call(this, sent, done)
  }
}
