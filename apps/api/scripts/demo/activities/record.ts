import type { ActivityKind } from '@ejia/domain/activities'
import type { VoteRule } from '@ejia/domain/votes'
import { hash } from '../random'
import type { ActivitySeed } from '../types'

/** What the recorder wrote down of a meeting, without its people. */
export interface RecordSeed {
  agenda: { title: string; text: string; said?: string }[]
  decisions: { text: string; responsible: string; days: number | null; vote: VoteRule | null }[]
}

const banks: Partial<Record<ActivityKind, readonly RecordSeed[]>> = {
  committee_meeting: [
    {
      agenda: [
        { title: '通报上月工作落实情况', text: '上月三件事：两件办结；夜班同志的补学还差四人，由组织委员逐个对接时间。' },
        { title: '研究本月重点工作与分工', text: '把下月手术排班和组织生活放在一张表上，先定支委会和党员大会的时间。', said: '夜班交班后的半小时最合适，不要放在周一。' },
      ],
      decisions: [
        { text: '党员大会定在月末周四下班后，会前三天把报告发给大家。', responsible: '组织委员', days: 14, vote: 'committee' },
        { text: '补学由支委分头联系，月底前完成。', responsible: '各支委', days: 20, vote: null },
      ],
    },
    {
      agenda: [
        { title: '传达学习上级精神', text: '学习医院党委关于为基层减负的通知，对照检查本支部还有哪些重复填报。' },
        { title: '研究本月重点工作与分工', text: '廉洁风险点逐条过一遍，耗材申领增加双人核对。', said: '表格能少一张是一张，台账从签到名单里出。' },
      ],
      decisions: [{ text: '取消纸质签到表，以系统确认的名单为准；不便使用手机的老党员由支委代办。', responsible: '纪检委员', days: 30, vote: 'committee' }],
    },
  ],
  members_meeting: [
    {
      agenda: [
        { title: '通报上次会议决议落实情况', text: '上次大会的三项决议已落实两项，出院随访排班因人员轮转推迟到下月。' },
        { title: '听取支部委员会工作报告', text: '书记代表支委会报告本季度组织生活、志愿服务和意见办理情况。\n意见共九条，办结七条，两条说明了理由。', said: '随访要落到人，名单贴在护士站。' },
        { title: '讨论和表决', text: '对下季度工作安排逐项讨论。', said: '同意，志愿服务改在周六上午，方便居民。' },
      ],
      decisions: [
        { text: '通过下季度工作安排。', responsible: '支部委员会', days: null, vote: 'ordinary' },
        { text: '志愿服务每月两次，由党小组轮值，排班表在护士站公布。', responsible: '宣传委员', days: 10, vote: 'ordinary' },
      ],
    },
  ],
  theme_day: [
    {
      agenda: [
        { title: '集中学习', text: '学习两则身边的事例，讨论“如果是我的家人”。' },
        { title: '实践活动', text: '分三组进病房，给即将出院的病人核对用药、写成大字。共服务 23 人，发现重复用药 2 例，当场联系药师。', said: '大字单要写清饭前饭后，老人最容易在这里弄错。' },
      ],
      decisions: [{ text: '大字用药单作为固定做法保留，每周五下午由一名党员负责。', responsible: '宣传委员', days: null, vote: null }],
    },
  ],
}

/** A meeting whose title says what it was about. */
const byTitle: readonly (readonly [RegExp, RecordSeed])[] = [
  [
    /发展对象/,
    {
      agenda: [
        { title: '培养联系人介绍情况', text: '两名积极分子培养考察均满一年。联系人各说三件具体的事，其中一件是不足。' },
        { title: '听取党小组意见和支委会审查结果', text: '党小组意见一致；支委会审查了思想汇报、谈话记录和群众意见。', said: '夜班交接从不推诿，建议多参加科室带教。' },
        { title: '讨论和表决', text: '与会党员充分讨论，逐个表决。' },
      ],
      decisions: [{ text: '同意将两名积极分子列为发展对象，报上级党委备案。', responsible: '组织委员', days: 7, vote: 'ordinary' }],
    },
  ],
]

/** What was written of it; null for kinds that the demonstration keeps no minutes of. */
export function recordOf({ kind, key, title }: Pick<ActivitySeed, 'kind' | 'key' | 'title'>): RecordSeed | null {
  const named = byTitle.find(([words]) => words.test(title))
  if (named) return named[1]
  const bank = banks[kind]
  return bank ? (bank[hash(`record:${key}`) % bank.length] ?? null) : null
}
