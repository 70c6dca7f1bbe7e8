import Taro from '@tarojs/taro'
import { signInPage, tabPages } from './pages'

export type PageParams = Record<string, string | number | boolean | undefined>

/** WeChat refuses the eleventh page of a stack. */
const deepest = 10

function query(params: PageParams): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined)
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
}

function addressOf(path: string, params: PageParams): string {
  const text = query(params)
  return text ? `${path}?${text}` : path
}

const isTab = (path: string) => Object.values<string>(tabPages).includes(path)

/** Opens a page: a tab page by switching, any other on top of this one. `path` is `/features/<feature>/<page>/index`. */
export function openPage(path: string, params: PageParams = {}): void {
  const url = addressOf(path, params)
  if (isTab(path)) void Taro.switchTab({ url: path })
  else if (Taro.getCurrentPages().length >= deepest) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Puts a page in the place of this one: after saving, after signing in. */
export function replacePage(path: string, params: PageParams = {}): void {
  if (isTab(path)) void Taro.switchTab({ url: path })
  else void Taro.redirectTo({ url: addressOf(path, params) })
}

/** One page back; a page opened directly (a scanned link) has none and goes home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: tabPages.home })
}

/** Address of the page that is open, with its parameters, for coming back to it. */
export function currentAddress(): string {
  const router = Taro.getCurrentInstance().router
  if (!router) return tabPages.home
  const { stamp: _stamp, $taroTimestamp: _time, ...params } = router.params as Record<string, string | undefined>
  const path = `/${router.path.replace(/^\//, '').split('?')[0]}`
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length ? `${path}?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}` : path
}

/** Opens the sign-in page, which returns here afterwards (`returnTo`). */
export function openSignIn(): void {
  openPage(signInPage, { returnTo: currentAddress() })
}

/** Where the sign-in page goes when it is done: back to the page that asked for it. */
export function leaveSignIn(returnTo: string | undefined): void {
  if (Taro.getCurrentPages().length > 1) {
    void Taro.navigateBack()
    return
  }
  const [path = tabPages.home, text] = (returnTo ?? tabPages.home).split('?')
  const safe = /^\/(tabs|features)\//.test(path) ? path : tabPages.home
  if (isTab(safe)) void Taro.switchTab({ url: safe })
  else void Taro.redirectTo({ url: text ? `${safe}?${text}` : safe })
}
