import Taro from '@tarojs/taro'

const set = (keepScreenOn: boolean) => void Promise.resolve(Taro.setKeepScreenOn({ keepScreenOn })).catch(() => undefined)

export function keepScreenOn(): () => void {
  set(true)
  return () => set(false)
}

const brightness = (value: number) => void Promise.resolve(Taro.setScreenBrightness({ value })).catch(() => undefined)

/** What it was before comes back when the page is left. */
export function brightScreen(): () => void {
  let before: number | undefined
  let over = false
  void Promise.resolve(Taro.getScreenBrightness())
    .then(({ value }) => {
      if (over) return
      before = value
      brightness(1)
    })
    .catch(() => undefined)
  const darken = keepScreenOn()
  return () => {
    over = true
    if (before !== undefined) brightness(before)
    darken()
  }
}
