import { drawBar } from './bar.js'
import { allPages, appJson, pathOf, pkg, queryOf, tabPages } from './package.js'
import { fail, record } from './record.js'
import { watchSetData } from './set-data.js'
import { createRoot, register } from './space.js'

/** Pages on top of each other, and the tab pages that stay alive. */
export const stack = []
const keptTabs = {}
record.stack = () => stack.map(({ route }) => route)

export const front = () => stack[stack.length - 1]

export function call(page, method, ...args) {
  try {
    return page?.instance[method]?.(...args)
  } catch (error) {
    return fail(`${page.route}.${method}`, error)
  }
}

function createBox(path, config) {
  const box = document.createElement('div')
  box.className = `wx-page ${config.navigationStyle === 'custom' ? 'bare' : ''}`
  // a thumb scrolls a phone's screen; here the keys do
  box.tabIndex = 0
  const style = document.createElement('style')
  style.textContent = pkg.styles[path] ?? ''
  const place = document.createElement('span')
  box.append(style, place)
  document.body.append(box)
  return { box, place }
}

function watchScroll(page) {
  const { box, config } = page
  let low = false
  box.addEventListener('scroll', () => {
    call(page, 'onPageScroll', { scrollTop: box.scrollTop })
    const left = box.scrollHeight - box.clientHeight - box.scrollTop
    const nowLow = left <= (config.onReachBottomDistance ?? 50)
    if (nowLow && !low) call(page, 'onReachBottom')
    low = nowLow
  })
}

export function open(url) {
  const path = pathOf(url)
  if (!allPages.includes(path)) throw new Error(`page "${path}" is not found`)
  register(path)
  const config = { ...appJson.window, ...pkg.json[path] }
  const { box, place } = createBox(path, config)
  const root = createRoot(path)
  const instance = root.get()
  instance.route = instance.__route__ = path
  instance.options = queryOf(url)
  watchSetData(instance, path)
  const page = { route: path, instance, root, box, config, title: config.navigationBarTitleText ?? '' }
  stack.push(page)
  root.attach(box, place)
  call(page, 'onLoad', instance.options)
  watchScroll(page)
  show(page)
  setTimeout(() => call(page, 'onReady'), 0)
  if (tabPages.includes(path)) keptTabs[path] = page
  return page
}

function show(page) {
  for (const each of [...stack, ...Object.values(keptTabs)]) each.box.classList.toggle('on', each === page)
  call(page, 'onShow')
  drawBar(page, stack.length, () => navigation.navigateBack({}))
}

const hide = (page) => call(page, 'onHide')

function close(page) {
  delete keptTabs[page.route]
  call(page, 'onUnload')
  page.root.release()
  page.box.remove()
}

const leaveStack = () => {
  while (stack.length) {
    const page = stack.pop()
    if (keptTabs[page.route] !== page) close(page)
  }
}

/** WeChat's rules of movement, refusals included. */
export const navigation = {
  navigateTo({ url }) {
    if (tabPages.includes(pathOf(url))) throw new Error('can not navigateTo a tabbar page')
    if (stack.length >= 10) throw new Error('webview count limit exceed')
    hide(front())
    open(url)
  },
  redirectTo({ url }) {
    if (tabPages.includes(pathOf(url))) throw new Error('can not redirectTo a tabbar page')
    close(stack.pop())
    open(url)
  },
  reLaunch({ url }) {
    leaveStack()
    Object.values(keptTabs).forEach(close)
    open(url)
  },
  navigateBack({ delta = 1 }) {
    for (let left = delta; left > 0 && stack.length > 1; left--) close(stack.pop())
    show(front())
  },
  switchTab({ url }) {
    const path = pathOf(url)
    if (!tabPages.includes(path)) throw new Error('can not switch to no-tabBar page')
    hide(front())
    leaveStack()
    if (!keptTabs[path]) return void open(path)
    stack.push(keptTabs[path])
    show(keptTabs[path])
  },
}
