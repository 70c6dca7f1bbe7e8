export const hasWechatLogin = false

export async function wechatLoginCode(): Promise<string> {
  throw new Error('请在微信小程序中登录。')
}
