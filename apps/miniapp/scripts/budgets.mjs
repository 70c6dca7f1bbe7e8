/** KB. WeChat refuses 2048 for a package; what somebody with one bar of signal waits for is less. */
export const budgetsKb = { main: 600, sub: 500, preload: 2048, all: 30 * 1024 }

const kbOf = (bytes) => Math.ceil(bytes / 1024)

/** What each page has fetched ahead. */
export function preloadSizes(app, sizes) {
  const bytesOf = new Map(sizes.map(({ name, bytes }) => [name, bytes]))
  return Object.entries(app.preloadRule ?? {}).map(([page, { packages }]) => ({
    page,
    names: packages,
    bytes: packages.reduce((sum, name) => sum + (bytesOf.get(name) ?? 0), 0),
  }))
}

function sizeProblems(sizes) {
  const budgetOf = (name) => (name === 'main' ? budgetsKb.main : budgetsKb.sub)
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const tooLarge = sizes.filter(({ name, bytes }) => kbOf(bytes) > budgetOf(name))
  return [
    ...tooLarge.map(({ name, bytes }) => `${name} has ${kbOf(bytes)} KB, more than its ${budgetOf(name)}`),
    ...(kbOf(all) > budgetsKb.all ? [`All packages have ${kbOf(all)} KB, more than ${budgetsKb.all}`] : []),
  ]
}

/** Each sub-package is fetched ahead from some tab, in any network, and no tab asks for more than WeChat fetches. */
function preloadProblems(app, sizes) {
  const tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  const ahead = new Set(tabs.flatMap((tab) => app.preloadRule?.[tab]?.packages ?? []))
  const never = (app.subPackages ?? []).filter(({ root, name }) => !ahead.has(name ?? root) && !ahead.has(root))
  const onWifi = Object.entries(app.preloadRule ?? {}).filter(([, { network }]) => network !== 'all')
  const tooMuch = preloadSizes(app, sizes).filter(({ bytes }) => kbOf(bytes) > budgetsKb.preload)
  return [
    ...never.map(({ root }) => `${root} is fetched ahead from no tab`),
    ...onWifi.map(([page]) => `What ${page} fetches ahead would wait for wifi`),
    ...tooMuch.map(({ page, bytes }) => `${page} fetches ${kbOf(bytes)} KB ahead, more than ${budgetsKb.preload}`),
  ]
}

/** Everything about a compiled mini-program that is larger, or later, than it may be. */
export function budgetProblems(app, sizes) {
  const lazy = app.lazyCodeLoading === 'requiredComponents' ? [] : ['lazyCodeLoading is not requiredComponents']
  return [...sizeProblems(sizes), ...preloadProblems(app, sizes), ...lazy]
}
