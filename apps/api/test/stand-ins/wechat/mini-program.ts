/** Identity and secret as mp.weixin.qq.com shows them to the operator. */
export interface MiniProgram {
  appId: string
  appSecret: string
}
