import Taro from '@tarojs/taro'

const set = (keepScreenOn: boolean) => void Promise.resolve(Taro.setKeepScreenOn({ keepScreenOn })).catch(() => undefined)

export function keepScreenOn(): () => void {
  set(true)
  return () => set(false)
}
