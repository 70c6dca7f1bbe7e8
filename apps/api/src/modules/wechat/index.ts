export { codeToSession, type WechatApp } from './wechat.client'
