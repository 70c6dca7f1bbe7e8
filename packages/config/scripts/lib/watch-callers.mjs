// @ts-check
import { commandOf, isRunning, parentOf } from '../postgres/processes.mjs'

const INTERVAL_MS = 1000
const PACKAGE_MANAGER = /\b(npm|npx|pnpm)\b/

/**
 * The package managers we run under, and the shells between them and us. `npx` runs pnpm runs us,
 * and a signal sent to the first of them alone does not reach the last.
 * @param {number} [pid]
 * @returns {number[]} nearest first
 */
export function callersOf(pid = process.pid) {
  const chain = []
  for (let one = parentOf(pid); one > 1; one = parentOf(one)) chain.push(one)
  const managers = chain.map((one) => PACKAGE_MANAGER.test(commandOf(one) ?? ''))
  return chain.slice(0, managers.lastIndexOf(true) + 1)
}

/**
 * Calls back once one of them has gone: then nobody waits for us any more.
 * @param {() => void} onGone
 */
export function watchCallers(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const callers = callersOf()
  const timer = setInterval(() => {
    if (callers.every(isRunning)) return
    clearInterval(timer)
    onGone()
  }, INTERVAL_MS)
  timer.unref()
}
