import Taro from '@tarojs/taro'

/** Small synchronous storage; a full or forbidden storage loses the value instead of breaking the screen. */
export const storage = {
  get<T>(key: string): T | undefined {
    try {
      const value: unknown = Taro.getStorageSync(key)
      return value === '' || value === null ? undefined : (value as T)
    } catch {
      return undefined
    }
  },
  /** False in private browsing or with a full quota: the value lives until the page closes. */
  set(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(key, value)
      return true
    } catch {
      return false
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // Nothing was kept, then.
    }
  },
}
