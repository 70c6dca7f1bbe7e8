import Taro from '@tarojs/taro'

export const drawsOwnTitleBar = false

export function setPageTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title })
}
