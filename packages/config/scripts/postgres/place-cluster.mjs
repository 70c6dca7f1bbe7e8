// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { layoutOf } from './cluster.mjs'
import { chooseRunner } from './run-program.mjs'

/** What a backup puts into folders that must be there although they are empty. */
const PLACEHOLDER = '.empty'

/** @param {string} dir */
export const hasCluster = (dir) => fs.existsSync(layoutOf(dir).data)

/**
 * Puts the copy of a cluster in its place, whole or not at all. The server, when it starts, mends what was torn in the
 * copy from the log that came with it.
 * @param {string} copy folder with `data` and `password`
 * @param {string} dir as for `startEmbedded`
 */
export function placeCluster(copy, dir) {
  const { home } = layoutOf(dir)
  const draft = `${home}.init-${process.pid}`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(dir, { recursive: true })
  fs.cpSync(copy, draft, { recursive: true })
  settle(draft, chooseRunner().owner)
  fs.renameSync(draft, home)
}

/**
 * The server opens its folder only when it is its own and nobody else's.
 * @param {string} file
 * @param {{ uid: number, gid: number } | undefined} owner
 */
function settle(file, owner) {
  if (path.basename(file) === PLACEHOLDER) return fs.rmSync(file)
  const folder = fs.statSync(file).isDirectory()
  fs.chmodSync(file, folder ? 0o700 : 0o600)
  if (owner) fs.chownSync(file, owner.uid, owner.gid)
  if (folder) for (const name of fs.readdirSync(file)) settle(path.join(file, name), owner)
}
