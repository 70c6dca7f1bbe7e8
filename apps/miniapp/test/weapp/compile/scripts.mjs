/** What WeChat passes to a script, in this order; `host/modules.js` fills it. */
const given = ['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'globalThis', 'global', 'Function']

/** What browsers have and WeChat's script engine has not: shadowed, so that using it fails here as it fails there. */
const absent = [
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'top', 'parent', 'frames', 'alert', 'process', 'scheduler'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'URL', 'URLSearchParams'],
  ...['Blob', 'File', 'FormData', 'FileReader', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Headers'],
  ...['Request', 'Response', 'Event', 'EventTarget', 'CustomEvent', 'MessageChannel', 'MutationObserver', 'IntersectionObserver'],
  ...['ResizeObserver', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'structuredClone'],
  ...['queueMicrotask', 'crypto', 'performance', 'btoa', 'atob', 'Image', 'Element', 'HTMLElement', 'Node'],
]

/** Every script as a function of what a mini-program gives it; one JavaScript object literal. */
export function compileScripts(files, read) {
  const parameters = [...given, ...absent].join(', ')
  const scripts = files.filter((file) => file.endsWith('.js'))
  return `{\n${scripts.map((file) => `${JSON.stringify(file)}: function (${parameters}) {\n${read(file)}\n}`).join(',\n')}\n}`
}
