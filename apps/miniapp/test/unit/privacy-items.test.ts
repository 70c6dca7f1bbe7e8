import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { privacyItems } from '@ejia/domain/privacy-items'

const source = path.resolve(__dirname, '../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))

/** What WeChat counts as personal (小程序用户隐私保护指引内容介绍): interfaces, components and what buttons open. */
const covered = [
  'getUserInfo', 'getUserProfile', 'chooseAvatar', 'getLocation', 'getFuzzyLocation', 'onLocationChange', 'onLocationChangeError',
  'startLocationUpdate', 'startLocationUpdateBackground', 'choosePoi', 'chooseLocation', 'chooseAddress', 'chooseInvoice', 'chooseInvoiceTitle',
  'chooseLicensePlate', 'getWeRunData', 'getPhoneNumber', 'getRealtimePhoneNumber', 'chooseImage', 'chooseMedia', 'chooseVideo', 'chooseMessageFile',
  'startRecord', 'getRecorderManager', 'joinVoIPChat', 'createVKSession', 'createCameraContext', 'openBluetoothAdapter', 'createBLEPeripheralServer',
  'saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'addPhoneContact', 'addPhoneRepeatCalendar', 'addPhoneCalendar', 'setClipboardData',
  'getClipboardData', 'startAccelerometer', 'onAccelerometerChange', 'startCompass', 'onCompassChange', 'startDeviceMotionListening',
  'startGyroscope', 'onGyroscopeChange', 'chooseContact',
] as const

const used = covered.filter((call) => files.some((file) => new RegExp(`\\b${call}\\b`, 'i').test(readFileSync(path.join(source, file), 'utf8'))))
const declared = privacyItems.flatMap(({ calls }) => calls)

test('what WeChat counts as personal is used only where the guide declares it', () => {
  expect(used.filter((call) => !declared.some((each) => each === call))).toEqual([])
})

test('the guide declares nothing that is not used: a reviewer asks what it is for', () => {
  expect(declared.filter((call) => !used.some((each) => each === call))).toEqual([])
})

test('no camera, recording or map of WeChat’s own, which would be declared too', () => {
  const own = files.filter((file) => /<(Camera|LivePusher|LivePlayer|VoipRoom|Map)\b|type=['"]nickname/.test(readFileSync(path.join(source, file), 'utf8')))
  expect(own).toEqual([])
})
