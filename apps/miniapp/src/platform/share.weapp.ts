import { useShareAppMessage } from '@tarojs/taro'

export function usePageShare(share: { title: string; path: string }): void {
  useShareAppMessage(() => share)
}
