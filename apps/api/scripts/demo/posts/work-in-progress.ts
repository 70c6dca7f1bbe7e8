import type { PostSeed } from '../types'

/** What an author has on the desk when the demonstration begins: a draft, something handed in for review, something taken back. */
export interface WorkInProgress extends Omit<PostSeed, 'daysAgo' | 'on' | 'pinned'> {
  /** Key of the person who writes it. */
  author: string
  stage: 'draft' | 'in_review' | 'withdrawn'
  hoursAgo: number
  /** Why it was taken back. */
  reason?: string
}

export const workInProgress: readonly WorkInProgress[] = [
  {
    author: 'organisation_cardiology', stage: 'draft', hoursAgo: 3, section: 'branch', org: 'cardiology', audience: 'cardiology',
    title: '心内科党支部{月}主题党日小结（初稿）', summary: '待补：到会人数、社区居民学会按压的人数、下月要做的一件事。',
    body: `
本月主题党日以“急救知识进社区”为题，分会议室练习和社区教学两段进行。
## 做了什么
先在会议室两两配对，每人用三分钟教会一个不懂医的人按压胸口；再分组去东门社区，两人守一个教具。
## 看到了什么
教得最好的不是职称最高的，是说话最短的。有位居民说：“你别讲道理，你就数数。”
## 待补
- 应到、实到、请假人数，以确认后的名单为准；
- 学会按压的居民人数，由社区提供；
- 下月要做的一件事，支委会上定。`,
  },
  {
    author: 'secretary_cardiology', stage: 'in_review', hoursAgo: 20, section: 'disclosure', org: 'cardiology',
    title: '心内科党支部{季-1}党费收支公布', summary: '公布上季度本支部党费收缴、返还使用和结存。',
    body: `
| 项目 | 金额（元） |
| 本季收缴 | 7,864.00 |
| 上缴 | 7,864.00 |
| 返还使用 | 1,260.00 |
## 返还使用明细
- 订阅学习资料 420.00 元；
- 急救教具耗材 560.00 元；
- 慰问住院老党员一人 280.00 元。
全体党员按月足额交纳，无欠缴。凭据由组织委员保管，可随时查看。`,
  },
  {
    author: 'secretary_cardiology', stage: 'withdrawn', hoursAgo: 50, section: 'notices', org: 'cardiology', audience: 'cardiology', reason: '会议室有变动，时间地点另行通知',
    title: '心内科党支部党小组会时间地点通知', summary: '三个党小组本周分别召开党小组会。',
    body: `
三个党小组本周分别召开党小组会：一组{工+1}中午，医生办公室；二组{工+2}中午，监护室会议角；三组{工+3}中午，导管室休息间。
议题：{月+1}志愿服务报名；预备党员考察意见；值班与组织生活对表。当班的同志可向党小组长请假。`,
  },
]
