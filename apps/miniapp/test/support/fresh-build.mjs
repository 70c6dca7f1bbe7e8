import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { filesBelow } from '../../scripts/package-sizes.mjs'

const app = new URL('../../', import.meta.url).pathname
const sources = ['src', 'config', 'scripts', 'package.json', 'babel.config.js', '../../packages/contract/src', '../../packages/domain/src']

function newest(place) {
  const full = path.join(app, place)
  if (!fs.statSync(full).isDirectory()) return fs.statSync(full).mtimeMs
  return Math.max(0, ...filesBelow(full).map((file) => fs.statSync(path.join(full, file)).mtimeMs))
}

/** Builds a target unless what it was built from has not changed since. Throws when the build fails. */
export function ensureBuilt(target) {
  const mark = path.join(app, 'dist', target, target === 'h5' ? 'index.html' : 'app.json')
  const built = fs.existsSync(mark) ? fs.statSync(mark).mtimeMs : 0
  if (built > Math.max(...sources.map(newest))) return
  console.log(`Building ${target}`)
  const began = new Date()
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `build:${target}`], { cwd: app, encoding: 'utf8' })
  if (status !== 0) throw new Error(`build:${target} failed\n${stdout}\n${stderr}`)
  // The builder leaves unchanged files alone; the mark says since when all of them are right.
  fs.utimesSync(mark, began, began)
}
