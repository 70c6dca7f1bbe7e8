import Taro from '@tarojs/taro'

export function updateClient(): void {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => manager.applyUpdate())
  manager.onCheckForUpdate(({ hasUpdate }) => {
    if (!hasUpdate) void Taro.showToast({ title: '请在微信里删除小程序后重新打开', icon: 'none' })
  })
}
