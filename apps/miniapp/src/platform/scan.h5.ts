import { readFromCamera } from './scan-camera.h5'
import type { ScanResult } from './scan.types'

export function canScan(): boolean {
  return 'BarcodeDetector' in window && Boolean(navigator.mediaDevices)
}

export async function scanCode(): Promise<ScanResult> {
  if (!canScan()) return { state: 'unavailable', reason: '这个浏览器不能扫码，请输入屏幕上的签到码。' }
  try {
    const text = await readFromCamera()
    return text === null ? { state: 'cancelled' } : { state: 'read', scanned: { text, from: 'camera' } }
  } catch {
    return { state: 'unavailable', reason: '打不开相机，请允许使用相机，或输入屏幕上的签到码。' }
  }
}
