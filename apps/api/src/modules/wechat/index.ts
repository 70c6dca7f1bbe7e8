export { onPush, type PushEvent, type PushHandler } from './push.hooks'
export { forgetOldPushes } from './push.service'
export { wechatModule } from './wechat.plugin'
export type { CheckScene, SendOutcome, StandInControl, SubscribeMessage, TextVerdict, WechatApp, WechatClient } from './wechat.types'
