import Taro from '@tarojs/taro'

export function watchFocus(listener: (focused: boolean) => void): () => void {
  const show = () => listener(true)
  const hide = () => listener(false)
  Taro.onAppShow(show)
  Taro.onAppHide(hide)
  return () => {
    Taro.offAppShow(show)
    Taro.offAppHide(hide)
  }
}

export function watchOnline(listener: (online: boolean) => void): () => void {
  const changed = (network: { isConnected: boolean }) => listener(network.isConnected)
  Taro.onNetworkStatusChange(changed)
  return () => Taro.offNetworkStatusChange(changed)
}
