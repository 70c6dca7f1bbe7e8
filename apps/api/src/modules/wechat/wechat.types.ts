/** The mini-program as the platform knows it, and where the platform is reached. */
export interface WechatApp {
  baseUrl: string
  appId: string
  appSecret: string
}

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Page of the mini-program with its query, without a leading stroke; absent: nothing opens. */
  page?: string
  /** Values by the template's field names (`thing1`, `time2` …); brought into the platform's form before they are sent. */
  data: Readonly<Record<string, string>>
}

/**
 * What became of a message. `sent`: the platform has it. `refused`: the member has not (or no longer) agreed; never again with
 * this credit. `busy`: not sent, another time may do. `invalid`: never as it is (template, page, value, person). `unavailable`:
 * not sent, and the operator has to mend something. `unknown`: it may have been sent; sending again might send twice.
 */
export type SendOutcome =
  | { outcome: 'sent'; msgId: string }
  | { outcome: 'refused' | 'busy' | 'invalid' | 'unavailable' | 'unknown'; errcode: number | null }

/** What kind of text or picture is looked into: 资料, 评论, 论坛, 社交日志. */
export type CheckScene = 'profile' | 'comment' | 'forum' | 'post'

export interface TextVerdict {
  suggest: 'pass' | 'review' | 'risky'
  /** 100 正常, 20001 时政 …; the platform's number. */
  label: number
}

/** What the platform of WeChat does for this mini-program. Without credentials every call refuses (`auth.wechat_unavailable`). */
export interface WechatClient {
  readonly configured: boolean
  /** Whose code of wx.login this is. The session key that comes with it is dropped. */
  codeToSession: (code: string) => Promise<{ openid: string }>
  /** The number behind a code of the phone button, 11 digits; `openid` must be whose code it is. */
  phoneNumber: (asked: { code: string; openid: string }) => Promise<{ phone: string }>
  /** Never throws for what the platform says: the result does. */
  sendSubscribeMessage: (message: SubscribeMessage) => Promise<SendOutcome>
  /** The mini-program's own code (小程序码) that opens `page` with `scene`; a picture, kept in memory. */
  codeImage: (asked: { scene: string; page: string }) => Promise<Buffer>
  /** What the platform thinks of a text; null when it cannot be asked (away, or the person has not visited within 2 hours). */
  checkText: (asked: { openid: string; text: string; scene: CheckScene }) => Promise<TextVerdict | null>
  /** Asks it to look at a picture it can download; what it thinks comes as push `wxa_media_check` with this trace id. */
  checkImage: (asked: { openid: string; url: string; scene: CheckScene }) => Promise<{ traceId: string }>
  /** Where WeChat is played by the stand-in (demonstration): what a phone would do there. Null against the real platform. */
  readonly standIn: StandInControl | null
}

/** What people do on their phones, for whoever has none at hand; only where `start` plays WeChat itself. */
export interface StandInControl {
  /** A code as wx.login gives it to this person. */
  loginCode: (openid: string) => Promise<string>
  /** A code as the phone button gives it. */
  phoneCode: (asked: { openid: string; phone: string }) => Promise<string>
  /** The person taps 允许 once for each of these templates. */
  acceptSubscriptions: (asked: { openid: string; templateIds: readonly string[] }) => Promise<void>
}
