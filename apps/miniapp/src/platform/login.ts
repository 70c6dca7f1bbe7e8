/** Whether this target signs in through WeChat. */
export declare const hasWechatLogin: boolean
/** A fresh single-use code for `POST /auth/wechat-sessions`. */
export declare function wechatLoginCode(): Promise<string>
