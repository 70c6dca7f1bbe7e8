/** How somebody who asks the branch to be bound showed who they are. */
export const bindingWays = ['name', 'phone'] as const
export type BindingWay = (typeof bindingWays)[number]

/** Typed by whoever withdraws their consent, so that nobody does it by a slip of the thumb. */
export const withdrawalWord = '确认注销'

/** Exports of one's own data in a day: enough for a file that was lost, too few to wear the server out. */
export const ownDataExportsPerDay = 3

/** What ends when somebody withdraws their consent, and what stays by duty (个人信息保护法第十三条第三项、第四十七条). */
export const endsWithConsent = ['微信与党员身份的绑定', '所有手机和浏览器上的登录', '微信订阅消息的提醒次数', '还没有用过的邀请码和还没有处理的绑定申请'] as const
export const staysByDuty = ['党员名册上的登记', '组织关系转接、会议和活动的出席记录', '学习记录、积分明细和已提交的签收、投诉建议', '操作留痕（只有编号，不含姓名和手机号）'] as const
