import Taro from '@tarojs/taro'

export function statusBarHeight(): number {
  return Taro.getWindowInfo().statusBarHeight ?? 20
}

export function preferredTextSize(): number | undefined {
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return fontSizeSetting
}
