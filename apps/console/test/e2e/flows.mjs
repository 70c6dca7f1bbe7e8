import fs from 'node:fs'

const here = new URL('./', import.meta.url)

/** Every `*.flow.mjs` beside this file by name, or those wanted: `{ title, run }`. */
export async function loadFlows(wanted) {
  const files = fs.readdirSync(here).filter((file) => file.endsWith('.flow.mjs')).sort()
  const chosen = wanted.length === 0 ? files : files.filter((file) => wanted.includes(file.replace('.flow.mjs', '')))
  return Promise.all(chosen.map((file) => import(new URL(file, here))))
}

/** Every `*.screens.mjs` beside this file: `screens` is a list, or a function that finds addresses out. */
export async function loadScreens() {
  const files = fs.readdirSync(here).filter((file) => file.endsWith('.screens.mjs')).sort()
  return Promise.all(files.map((file) => import(new URL(file, here))))
}
