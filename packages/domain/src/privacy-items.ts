/** What WeChat asks to have declared before an interface works (用户隐私保护指引); its own names. */
export interface PrivacyItem {
  key: string
  /** As WeChat names it where the operator ticks it. */
  name: string
  /** As the person reads it after “需要使用您”. */
  what: string
  /** “为了……”. */
  purpose: string
  /** The interfaces of ours that need it, as WeChat names them. */
  calls: readonly string[]
}

/** Everything of that kind the mini-program uses, and nothing more: a test looks for every other such interface in the source. */
export const privacyItems = [
  { key: 'phone', name: '收集你的手机号', what: '微信绑定的手机号', purpose: '与党员名册核对，确认是您本人', calls: ['getPhoneNumber'] },
  { key: 'picture', name: '收集你选中的照片或视频信息', what: '选中的照片', purpose: '作为意见建议、公告等内容的图片提交', calls: ['chooseMedia'] },
  { key: 'file', name: '收集你选中的文件', what: '选中的文件', purpose: '作为公告、文章的附件提交', calls: ['chooseMessageFile'] },
  {
    key: 'clipboard',
    name: '读取你的剪切板',
    what: '的剪切板',
    purpose: '在您点“复制”“粘贴”时，复制邀请码、回执编号，粘贴签到码',
    calls: ['setClipboardData', 'getClipboardData'],
  },
] as const satisfies readonly PrivacyItem[]

/** What an interface is about; `referrer` is WeChat's own spelling, such as `chooseMedia` or `button.getPhoneNumber`. */
export function privacyItemOf(referrer: string): PrivacyItem | undefined {
  return privacyItems.find(({ calls }) => calls.some((call) => referrer.includes(call)))
}
