import { record } from '../record.js'
import { startValue } from '../state.js'
import { guarded } from './privacy.js'
import { listenable, withCallbacks } from './promise.js'

/** WeChat's own text size: 17 px is standard on an iPhone, 23.8 is 关怀模式; `window.__fontSize` changes it while the app runs. */
const fontSize = () => Number(window.__fontSize ?? startValue('fontSize') ?? 17)

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
  fontSizeSetting: fontSize(),
  fontSizeScaleFactor: Number(startValue('fontScale') ?? (fontSize() / 17).toFixed(2)),
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
  setClipboardData: guarded('setClipboardData', ({ data }) => void (record.clipboard = data)),
  getClipboardData: guarded('getClipboardData', () => ({ data: record.clipboard ?? '' })),
  makePhoneCall: withCallbacks('makePhoneCall', ({ phoneNumber }) => void (record.phone = phoneNumber)),
  getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  ...['AppShow', 'AppHide', 'ThemeChange', 'Error', 'UnhandledRejection', 'WindowResize', 'MemoryWarning']
    .map(listenable)
    .reduce((all, each) => ({ ...all, ...each }), {}),
}
