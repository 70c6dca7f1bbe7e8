// Every dialog and sheet of the client and how a person comes to it: a question without a row here fails the walk.
import fs from 'node:fs'
import path from 'node:path'
import { source, things } from './pages.mjs'
import { dialogThings as made } from './dialog-things.mjs'

/** The page anew: what was typed is there again. */
const again = (page) => page.reload()

/**
 * Rows: the page, who opens it, the dialog by its title, and the way to it; the thing the page is opened with stands last.
 * The way: the beginning of a control's name is a press, a pair is a field and what is typed into it; or it is made from the thing.
 */
export const dialogs = [
  ['tabs/me', 'retired', '退出登录？', ['退出登录']],
  ['tabs/me', 'retired', '在所有设备上退出？', ['在所有设备上退出']],
  ['auth/account', 'member', '解除微信绑定？', ['解除绑定'], made.boundMember],
  ['auth/account', 'member', /^让这个.+退出？$/, ['让'], made.boundMember],
  ['auth/withdraw', 'member', '确定撤回同意？', [['请填写“确认注销”', '确认注销'], '撤回同意并退出']],
  ['auth/sign-in', 'visitor', '演示：这部手机的号码', ['微信登录（演示）', '用手机号绑定']],
  ['auth/binding-requests', 'secretary', /^不同意.+的申请？$/, ['不同意'], made.bindingRequests],
  ['auth/binding-requests', 'secretary', /^把.+换绑到新的微信？$/, ({ moving }) => [`同意${moving}的申请`], made.bindingRequests],
  ['auth/binding-requests', 'secretary', /^确认是.+本人？$/, ({ fresh }) => [`同意${fresh}的申请`], made.bindingRequests],
  ['posts/article', 'secretary', '撤回文章', ['撤回'], made.ownPost],
  ['posts/draft', 'secretary', '发布这篇文章？', ['发布'], things.draft],
  ['posts/draft', 'office', '审核', ['审核'], made.reviewed],
  ['posts/edit', 'secretary', '栏目', ['栏目：']],
  ['posts/edit', 'secretary', '发布组织', ['发布组织：']],
  ['posts/edit', 'secretary', '谁能看', ['谁能看：']],
  ['activities/detail', 'member', '请假', ['请假'], made.leave],
  ['activities/detail', 'member', '事由', ['请假', '事由：'], made.leave],
  ['activities/detail', 'member', '取消报名？', ['取消报名'], made.signedUp],
  ['activities/detail', 'secretary', '取消活动', ['取消活动'], made.cancellable],
  ['activities/edit', 'secretary', '类型', ['类型：']],
  ['activities/edit', 'secretary', '组织', ['组织：']],
  ['activities/edit', 'secretary', '签到', ['签到：']],
  ['activities/edit', 'secretary', '参加方式', ['参加方式：']],
  ['activities/edit', 'secretary', '请假的同志补学', ['请假的同志补学：']],
  ['activities/edit', 'secretary', '不要这份草稿？', [['名称', '走查'], again, '重新填写']],
  ['activities/edit', 'secretary', '开放这次活动？', ['保存', '开放']],
  ['activities/roster', 'secretary', /^\S+$/, [/^未到 /], made.missing],
  ['activities/roster', 'secretary', /^\S+ · 补签$/, [/^未到 /, '补签'], made.missing],
  ['activities/confirm', 'secretary', '确认名单？', ['确认名单'], made.confirmable],
  ['requests/hand-in', 'member', '是什么事', ['是什么事：']],
  ['requests/hand-in', 'member', '向哪个组织反映', ['向哪个组织反映：']],
  ['requests/hand-in', 'member', '从这台手机移除编号？', ['匿名', ['具体内容', '走查'], '匿名提交', '看办理进度', '从这台手机移除编号']],
  ['requests/answer', 'member', '评价为满意？', ['满意'], made.answered],
  ['requests/answer', 'member', '评价为不满意？', ['不满意'], made.answered],
  ['requests/work', 'secretary', '状态', ['状态：']],
  ['requests/case', 'secretary', '受理？', ['受理'], made.raisedRequest],
  ['requests/case', 'secretary', '转办', ['转办'], made.raisedRequest],
  ['requests/case', 'secretary', '转给哪个组织', ['转办', '转给哪个组织：'], made.raisedRequest],
  ['requests/case', 'secretary', '与本人有关，转上级', ['与本人有关'], made.raisedRequest],
  ['requests/case', 'secretary', '确定承办人', ['确定承办人'], made.acceptedRequest],
  ['requests/case', 'secretary', '承办人', ['确定承办人', '承办人：'], made.acceptedRequest],
  ['requests/case', 'secretary', '请提交人补充', ['请提交人补充'], made.acceptedRequest],
  ['requests/case', 'secretary', '答复', ['答复'], made.acceptedRequest],
  ['call-ups/start', 'secretary', '多久之内到场', ['多久之内到场：']],
  ['call-ups/start', 'secretary', '现在召集？', [['什么事', '急诊批量伤员'], ['情况', '请带听诊器'], ['集合地点', '门诊一楼大厅'], '马上召集']],
  ['call-ups/call', 'member', '来不了，因为', ['收到，来不了'], made.callForMe],
  ['call-ups/live', 'secretary', '解除召集', ['解除召集'], made.runningCall],
  ['call-ups/live', 'secretary', /^\S+$/, [/（队长）/], made.runningCall],
  ['members/member', 'secretary', /^.+的完整电话$/, ['查看完整电话'], made.colleague],
  ['members/member', 'secretary', /^作废.+的党员码？$/, ['党员码作废'], made.colleague],
  ['members/member', 'secretary', '解除微信绑定？', ['解除微信绑定'], made.colleague],
  ['members/member', 'secretary', /^.+的邀请码$/, ['生成邀请码'], made.colleague],
  ['members/card', 'retired', '换一张党员码？', ['换一张']],
  ['members/my-corrections', 'member', '要更正的项目', ['要更正的项目：'], made.correction],
  ['members/my-corrections', 'member', '撤回这条申请？', ['撤回'], made.correction],
  ['members/my-corrections', 'member', '更正为', ['要更正的项目：', '性别', '更正为：'], made.correction],
  ['members/corrections', 'secretary', '更正名册', ['采纳'], made.correction],
  ['members/corrections', 'secretary', '不采纳', ['不采纳'], made.correction],
  ['members/acting-for', 'office', '为本人代办', ['代签收'], made.toBeHelped],
  ['members/acting-for', 'office', '事由', ['代请假', '事由：'], made.toBeHelped],
]

/** Not to be met in a browser, or not in the demonstration; each is walked elsewhere, or is one of a row's with other words. */
const elsewhere = new Set([
  '使用前请您同意', // WeChat alone asks: shared/ui/privacy.test.tsx
  '现在开始演练？', '提交审核？', '办结？',
])

const read = (folder) => fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.tsx') && !file.includes('.test.')).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
const titled = [/<(?:\w*Sheet)\b[^>]*?\btitle='([^']+)'/gs, /<PickerField\b[^>]*?\blabel='([^']+)'/gs, /\btitle: '([^']+？)'/g, /\btitle='([^']+)'\n\s+hint=/g]

/** Titles that stand in the sources, and no row opens. */
export function unopened() {
  const written = read(source).flatMap((text) => titled.flatMap((each) => [...text.matchAll(each)].map(([, title]) => title)))
  const opened = (title) => elsewhere.has(title) || dialogs.some(([, , name]) => (typeof name === 'string' ? name === title : name.test(title)))
  return [...new Set(written)].filter((title) => !opened(title))
}
