import { fail } from '../record.js'

/** A `wx` function with success, fail and complete callbacks around a plain one. */
export function withCallbacks(name, run) {
  return (options = {}) => {
    const succeed = (result) => {
      const reply = { errMsg: `${name}:ok`, ...result }
      options.success?.(reply)
      options.complete?.(reply)
    }
    const refuse = (error) => {
      const reply = { errMsg: `${name}:fail ${error?.message || error}` }
      if (options.fail) options.fail(reply)
      else if (!options.complete) fail(name, reply.errMsg)
      options.complete?.(reply)
    }
    Promise.resolve().then(() => run(options)).then(succeed, refuse)
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
window.__emit = (name, value) => (listeners[name] ?? []).forEach((listener) => listener(value))
