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
  // An app opened without a network hears no change, and would not notice the network's return as one.
  void Taro.getNetworkType().then(({ networkType }) => {
    if (networkType === 'none') listener(false)
  })
  return () => Taro.offNetworkStatusChange(changed)
}
