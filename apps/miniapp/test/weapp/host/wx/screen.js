import { setTitle } from '../bar.js'
import { call, front, navigation } from '../pages.js'
import { record } from '../record.js'
import { withCallbacks } from './promise.js'

function toast({ title }) {
  record.toasts.push(title)
  document.querySelector('#toast')?.remove()
  const box = Object.assign(document.createElement('div'), { id: 'toast', textContent: title })
  box.setAttribute('role', 'status')
  document.body.append(box)
  setTimeout(() => box.remove(), 1500)
}
const hideToast = () => document.querySelector('#toast')?.remove()

const nothing = ['setNavigationBarColor', 'setTabBarStyle', 'setTabBarItem', 'setBackgroundColor', 'setKeepScreenOn', 'hideTabBar']

/**
 * WeChat reports at once where the first ratio is across a threshold from `initialRatio`, 0 unless told. The adapter keeps quiet
 * just there and reports elsewhere; told the other end, it does what WeChat does.
 */
const firstReport = ({ initialRatio = 0 }) => ({ initialRatio: initialRatio > 0 ? 0 : 1 })

export const screen = {
  ...Object.fromEntries(Object.entries(navigation).map(([name, move]) => [name, withCallbacks(name, move)])),
  ...Object.fromEntries(nothing.map((name) => [name, withCallbacks(name, () => undefined)])),
  showToast: withCallbacks('showToast', toast),
  hideToast: withCallbacks('hideToast', hideToast),
  showLoading: withCallbacks('showLoading', toast),
  hideLoading: withCallbacks('hideLoading', hideToast),
  showModal: withCallbacks('showModal', () => window.__modal ?? { confirm: true, cancel: false }),
  setNavigationBarTitle: withCallbacks('setNavigationBarTitle', ({ title }) => setTitle(front(), title)),
  startPullDownRefresh: withCallbacks('startPullDownRefresh', () => void call(front(), 'onPullDownRefresh')),
  stopPullDownRefresh: withCallbacks('stopPullDownRefresh', () => void record.pullStopped++),
  pageScrollTo: withCallbacks('pageScrollTo', ({ scrollTop = 0 }) => void (front().box.scrollTop = scrollTop)),
  createSelectorQuery: () => front().instance.createSelectorQuery(),
  createIntersectionObserver: (owner, options = {}) => (owner ?? front().instance).createIntersectionObserver({ ...options, ...firstReport(options) }),
}

/** What a check does to the page in front. */
window.__pull = () => call(front(), 'onPullDownRefresh')
