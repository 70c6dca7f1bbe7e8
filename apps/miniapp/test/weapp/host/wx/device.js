import { record } from '../record.js'
import { listenable, withCallbacks } from './promise.js'

const information = () => ({
  brand: 'devtools',
  model: 'host',
  platform: 'devtools',
  system: 'iOS 16',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.8.0',
  pixelRatio: devicePixelRatio,
  windowWidth: innerWidth,
  windowHeight: innerHeight - 68,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  statusBarHeight: 24,
  safeArea: { top: 24, left: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight - 24 },
  fontSizeSetting: Number(window.__fontSize ?? new URLSearchParams(location.search).get('fontSize') ?? 17),
  theme: 'light',
})

/** A check sets `window.__scan` before the camera is opened; nothing set means the person gave up. */
function scanned() {
  if (!window.__scan) throw new Error('cancel')
  return { result: window.__scan, scanType: 'QR_CODE' }
}

export const device = {
  getSystemInfoSync: information,
  getSystemInfo: withCallbacks('getSystemInfo', information),
  getWindowInfo: information,
  getDeviceInfo: information,
  getAppBaseInfo: information,
  getSystemSetting: () => ({}),
  getAppAuthorizeSetting: () => ({}),
  getMenuButtonBoundingClientRect: () => ({ top: 30, left: innerWidth - 94, width: 87, height: 32, right: innerWidth - 7, bottom: 62 }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  canIUse: () => true,
  nextTick: (run) => setTimeout(run, 0),
  scanCode: withCallbacks('scanCode', scanned),
  login: withCallbacks('login', () => ({ code: window.__loginCode ?? 'stand-in-login-code' })),
  getNetworkType: withCallbacks('getNetworkType', () => ({ networkType: 'wifi' })),
  setClipboardData: withCallbacks('setClipboardData', ({ data }) => void (record.clipboard = data)),
  getClipboardData: withCallbacks('getClipboardData', () => ({ data: record.clipboard ?? '' })),
  makePhoneCall: withCallbacks('makePhoneCall', ({ phoneNumber }) => void (record.phone = phoneNumber)),
  getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  ...['AppShow', 'AppHide', 'NetworkStatusChange', 'ThemeChange', 'Error', 'UnhandledRejection', 'WindowResize', 'MemoryWarning']
    .map(listenable)
    .reduce((all, each) => ({ ...all, ...each }), {}),
}
