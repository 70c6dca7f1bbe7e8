import Taro from '@tarojs/taro'
import type { ScanResult } from './scan.types'

export function canScan(): boolean {
  return true
}

/** `onlyFromCamera`: a picture of a code may have been forwarded, so the album is not offered. */
export async function scanCode(): Promise<ScanResult> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { state: 'read', scanned: { text: result, from: 'camera' } }
  } catch (error) {
    const reason = String((error as { errMsg?: string }).errMsg ?? error)
    if (reason.includes('cancel')) return { state: 'cancelled' }
    return { state: 'unavailable', reason: '打不开相机，请在设置里允许使用相机，或输入屏幕上的签到码。' }
  }
}
