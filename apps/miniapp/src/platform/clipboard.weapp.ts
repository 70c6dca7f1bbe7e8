import Taro from '@tarojs/taro'

export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}

export async function pasteText(): Promise<string | undefined> {
  try {
    const { data } = await Taro.getClipboardData()
    return data
  } catch {
    return undefined
  }
}
