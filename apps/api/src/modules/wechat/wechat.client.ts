import { CodeImages } from './code-image'
import { checkImage, checkText } from './content-check'
import { phoneNumber } from './phone'
import { Platform } from './platform'
import { unavailable } from './refusal'
import { codeToSession } from './session'
import { standInControl } from './stand-in-control'
import { SubscribeMessages } from './subscribe'
import type { WechatApp, WechatClient } from './wechat.types'

/** `null`: no credentials were configured. `now` in milliseconds. */
export function wechatClient(app: (WechatApp & { standIn?: boolean }) | null, now: () => number): WechatClient {
  if (!app) return unconfigured
  const platform = new Platform(app, now)
  const images = new CodeImages(platform)
  const messages = new SubscribeMessages(platform)
  return {
    configured: true,
    codeToSession: (code) => codeToSession(platform, code),
    phoneNumber: (asked) => phoneNumber(platform, asked),
    sendSubscribeMessage: (message) => messages.send(message),
    codeImage: (asked) => images.of(asked),
    checkText: (asked) => checkText(platform, asked),
    checkImage: (asked) => checkImage(platform, asked),
    standIn: app.standIn ? standInControl(app.baseUrl) : null,
  }
}

const refuse = () => Promise.reject(unavailable(new Error('no credentials of WeChat are set')))

const unconfigured: WechatClient = {
  configured: false,
  codeToSession: refuse,
  phoneNumber: refuse,
  sendSubscribeMessage: refuse,
  codeImage: refuse,
  checkText: () => Promise.resolve(null),
  checkImage: refuse,
  standIn: null,
}
