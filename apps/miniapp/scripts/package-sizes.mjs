import fs from 'node:fs'
import path from 'node:path'

/** Every file below a folder, relative to it, with forward slashes. */
export function filesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
}

export const appOf = (dist) => JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))

/** Bytes of the main package and of each sub-package of a compiled mini-program. */
export function packageSizes(dist) {
  const roots = (appOf(dist).subPackages ?? []).map(({ root }) => root)
  const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])])
  for (const file of filesBelow(dist)) {
    const name = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'
    sizes.set(name, sizes.get(name) + fs.statSync(path.join(dist, file)).size)
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes }))
}
