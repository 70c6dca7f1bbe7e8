/** What `<button open-type="getPhoneNumber">` reports. */
interface Detail {
  code?: string
  errMsg?: string
  errno?: number
}

/** `quota`: the mini-program has used up its paid calls; `refused`: the person would rather not. */
export type PhoneAnswer = { code: string } | { problem: 'quota' | 'refused' | 'failed' }

const quotaUsedUp = 1_400_001
/** 103, 104: the privacy guide was not agreed to. */
const notAgreed = new Set([103, 104])

export function phoneAnswer({ code, errMsg = '', errno }: Detail): PhoneAnswer {
  if (code) return { code }
  if (errno === quotaUsedUp) return { problem: 'quota' }
  if ((errno !== undefined && notAgreed.has(errno)) || /deny|cancel|privacy/.test(errMsg)) return { problem: 'refused' }
  return { problem: 'failed' }
}

export const phoneProblemText: Record<'quota' | 'refused' | 'failed', string> = {
  quota: '手机号验证这会儿用不了。请改用支部书记给的邀请码，或填写姓名和手机号申请。',
  refused: '没有使用手机号，什么都没有发生。也可以用邀请码，或填写姓名和手机号申请。',
  failed: '没有拿到手机号。请再点一次，或改用邀请码、填写姓名申请。',
}
