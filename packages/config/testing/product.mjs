// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launchNode, repositoryRoot, stopAll } from '../scripts/lib/children.mjs'
import { freePort } from '../scripts/lib/ports.mjs'

const start = path.join(repositoryRoot, 'packages/config/scripts/start.mjs')
/** Three builds, 877 members and three months of their doings, on a machine busy with other suites. */
const readyMs = 9 * 60_000
const welcome = /手机页面\s+(http:\S+?)\/?\s*$/

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string>} its address
 */
function untilReady(env) {
  return new Promise((resolve, reject) => {
    /** @type {string[]} */
    const said = []
    let settled = false
    const fail = (/** @type {string} */ why) => {
      console.log(said.slice(-20).join('\n'))
      reject(new Error(why))
    }
    const late = setTimeout(() => fail('the product was not ready in time'), readyMs)
    const onLine = (/** @type {string} */ line) => {
      said.push(line)
      const base = welcome.exec(line)?.[1]
      if (!base) return
      clearTimeout(late)
      settled = true
      resolve(base)
    }
    const { ended } = launchNode(start, [], { cwd: repositoryRoot, env, onLine })
    void ended.then(() => settled || fail('the product did not start')).finally(() => clearTimeout(late))
  })
}

/**
 * The whole product as `pnpm start` gives it, in a folder and on a port of its own, or the one that `E2E_BASE` says is
 * running already. `stop` ends it and removes the folder; it may be called more than once, and while it still starts.
 * @returns {{ ready: Promise<string>, stop: () => Promise<void> }}
 */
export function openProduct() {
  const running = process.env.E2E_BASE
  if (running) return { ready: Promise.resolve(running.replace(/\/$/, '')), stop: async () => {} }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ejia-e2e-'))
  // where scripts that a test runs beside the product find its database and secrets
  process.env.DATA_DIR = folder
  const ready = freePort().then((port) =>
    untilReady({ DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', PROFILE: 'hospital', DATABASE_URL: undefined, PUBLIC_URL: undefined, NODE_ENV: undefined }),
  )
  const stop = async () => {
    await stopAll()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { ready, stop }
}
