// Stand-in for @tarojs/taro: every API is a jest.fn, page hooks are collected so that a test can fire them.
import { useEffect } from 'react'

type Hook = (...args: unknown[]) => void

const hooks = new Map<string, Set<Hook>>()
const stored = new Map<string, unknown>()

/** Calls a page hook as WeChat would: `fire('useReachBottom')`. */
export function fire(name: string, ...args: unknown[]): void {
  hooks.get(name)?.forEach((run) => run(...args))
}

function hook(name: string, atOnce = false) {
  return (run: Hook): void => {
    useEffect(() => {
      const set = hooks.get(name) ?? new Set<Hook>()
      hooks.set(name, set.add(run))
      if (atOnce) run({})
      return () => void set.delete(run)
    })
  }
}

export const useLaunch = hook('useLaunch')
export const useLoad = hook('useLoad', true)
export const useDidShow = hook('useDidShow', true)
export const useDidHide = hook('useDidHide')
export const useReady = hook('useReady')
export const usePullDownRefresh = hook('usePullDownRefresh')
export const useReachBottom = hook('useReachBottom')
export const usePageScroll = hook('usePageScroll')
export const useShareAppMessage = hook('useShareAppMessage')

export const router: { path: string; params: Record<string, string> } = { path: '/tabs/home/index', params: {} }
export const useRouter = () => router

const asynchronous = [
  'navigateTo',
  'redirectTo',
  'switchTab',
  'navigateBack',
  'setNavigationBarTitle',
  'setClipboardData',
  'showToast',
  'pageScrollTo',
] as const
const silent = [
  'stopPullDownRefresh',
  'onAppShow',
  'offAppShow',
  'onAppHide',
  'offAppHide',
  'onNetworkStatusChange',
  'offNetworkStatusChange',
] as const
/** A test says what these answer. */
const steered = ['request', 'scanCode', 'login', 'uploadFile', 'chooseMedia', 'chooseMessageFile', 'getClipboardData', 'getBackgroundFetchData', 'setBackgroundFetchToken', 'createSelectorQuery'] as const

const fakes = (names: readonly string[], make: () => jest.Mock) => Object.fromEntries(names.map((name) => [name, make()]))

const api: Record<string, jest.Mock> = {
  ...fakes(asynchronous, () => jest.fn(async () => undefined)),
  ...fakes(silent, () => jest.fn()),
  ...fakes(steered, () => jest.fn()),
  getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: unknown) => void stored.set(key, value)),
  removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
  getNetworkType: jest.fn(async () => ({ networkType: 'wifi' })),
  getCurrentPages: jest.fn(() => [{}]),
  getCurrentInstance: jest.fn(() => ({ router })),
  getWindowInfo: jest.fn(() => ({ statusBarHeight: 20 })),
  getAppBaseInfo: jest.fn(() => ({ fontSizeSetting: 17 })),
}

/** Between tests: nothing stored, nothing called, the first page open. */
export function resetTaro(): void {
  stored.clear()
  Object.values(api).forEach((fake) => fake.mockClear())
  steered.forEach((name) => api[name]?.mockReset())
  router.path = '/tabs/home/index'
  router.params = {}
}

export default api
