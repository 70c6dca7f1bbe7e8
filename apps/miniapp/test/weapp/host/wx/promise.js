/** What WeChat answers in `fail`: words after the colon, and its number where it has one. */
export class WxError extends Error {
  constructor(message, errno) {
    super(message)
    this.errno = errno
  }
}

const replyOf = (name, error) => ({
  errMsg: `${name}:fail ${error?.message || error}`,
  ...(error?.errno !== undefined && { errno: error.errno }),
})

/** A `wx` function with success, fail and complete callbacks around a plain one; without any of them, a promise. */
export function withCallbacks(name, run) {
  return (options = {}) => {
    const { success, fail, complete } = options
    const done = Promise.resolve()
      .then(() => run(options))
      .then((result) => ({ errMsg: `${name}:ok`, ...result }))
    if (!success && !fail && !complete) {
      return done.catch((error) => {
        throw replyOf(name, error)
      })
    }
    const settle = (callback, reply) => {
      callback?.(reply)
      complete?.(reply)
    }
    done.then((reply) => settle(success, reply), (error) => settle(fail, replyOf(name, error)))
    return undefined
  }
}

const listeners = {}

/** `onX` and `offX` of one event; `window.__emit('X', value)` fires it. */
export function listenable(name) {
  return {
    [`on${name}`]: (listener) => (listeners[name] = [...(listeners[name] ?? []), listener]),
    [`off${name}`]: (listener) => (listeners[name] = (listeners[name] ?? []).filter((each) => listener && each !== listener)),
  }
}
export const emit = (name, value) => (listeners[name] ?? []).forEach((listener) => listener(value))
export const isListenedTo = (name) => (listeners[name] ?? []).length > 0
window.__emit = emit
