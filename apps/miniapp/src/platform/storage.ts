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
  set(key: string, value: unknown): void {
    try {
      Taro.setStorageSync(key, value)
    } catch {
      // Private browsing or a full quota: the value lives until the page closes.
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // As above.
    }
  },
}
