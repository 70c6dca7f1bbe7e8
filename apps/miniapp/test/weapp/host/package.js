// The compiled mini-program, as `compile/site.mjs` wrote it.
export const pkg = window.__PKG__
export const appJson = pkg.json.app
const subPackages = appJson.subPackages ?? []
export const allPages = [...appJson.pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
export const tabPages = (appJson.tabBar?.list ?? []).map(({ pagePath }) => pagePath)

export const pathOf = (url) => url.replace(/^\//, '').split('?')[0]

/** Parameters as WeChat hands them over: not decoded. */
export function queryOf(url) {
  const text = url.split('?')[1] ?? ''
  return Object.fromEntries(text.split('&').filter(Boolean).map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')]))
}

/** File that a `require` or a component reference means. */
export function resolve(from, target) {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.replace(/^\//, '').split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  const file = parts.join('/')
  return [file, `${file}.js`, `${file}/index.js`].find((name) => pkg.mods[name]) ?? file
}
