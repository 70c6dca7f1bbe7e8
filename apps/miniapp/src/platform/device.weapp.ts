import Taro from '@tarojs/taro'

export function statusBarHeight(): number {
  return Taro.getWindowInfo().statusBarHeight ?? 20
}

/** Where WeChat tells a size in px, its standard is 17 on iOS; Android tells the factor itself. */
const standard = 17

/** Taro's types know neither. */
interface TextSetting {
  fontSizeSetting?: number
  fontSizeScaleFactor?: number
}

export function preferredTextScale(): number {
  const { fontSizeSetting, fontSizeScaleFactor } = Taro.getAppBaseInfo() as TextSetting
  return Math.max(fontSizeScaleFactor ?? 0, (fontSizeSetting ?? 0) / standard) || 1
}
