import { activityKindNames, type ActivityKind } from './activities'

/** draft: being written · signed: 定稿, changed by corrections only */
export const minutesStates = ['none', 'draft', 'signed'] as const
export type MinutesState = (typeof minutesStates)[number]
export const minutesStateNames: Record<MinutesState, string> = { none: '未记录', draft: '记录中', signed: '已定稿' }

/** signed: the first signed-off text · correction: a later one, with its reason */
export const minutesRevisionKinds = ['signed', 'correction'] as const
export type MinutesRevisionKind = (typeof minutesRevisionKinds)[number]
export const minutesRevisionKindNames: Record<MinutesRevisionKind, string> = { signed: '定稿', correction: '更正' }

/** Most of each that one record holds; what is longer belongs into an attachment. */
export const minutesLimits = { agenda: 20, speeches: 40, decisions: 30, photos: 12, withoutVote: 20 } as const

/** Title of the record on paper: 党员大会会议记录, 谈心谈话记录. */
export function minutesHeading(kind: ActivityKind): string {
  const name = activityKindNames[kind]
  if (!isMeeting(kind)) return `${name.replace(/活动$/, '')}活动记录`
  return `${name}${name.endsWith('会') ? '会议' : ''}记录`
}

const meetings: readonly ActivityKind[] = ['members_meeting', 'committee_meeting', 'group_meeting', 'lecture', 'life_meeting', 'talk', 'training']
const isMeeting = (kind: ActivityKind): boolean => meetings.includes(kind)

/** What such a meeting usually goes through; a first draft begins with it, and every line can be changed or removed. */
const agendas: Record<ActivityKind, readonly string[]> = {
  members_meeting: ['通报上次会议决议落实情况', '听取支部委员会工作报告', '讨论和表决'],
  committee_meeting: ['传达学习上级精神', '通报上月工作落实情况', '研究本月重点工作与分工'],
  group_meeting: ['政治学习', '谈心谈话、批评与自我批评', '布置近期任务'],
  lecture: ['党课内容提要', '交流讨论'],
  theme_day: ['集中学习', '交流研讨', '实践活动'],
  life_meeting: ['通报会前准备与征求意见情况', '支部委员会对照检查', '党员对照检查，开展批评与自我批评', '整改措施'],
  talk: ['谈话内容', '意见建议与回应'],
  volunteering: ['活动经过', '服务成效'],
  community: ['报到与对接情况', '服务内容与成效'],
  training: ['培训内容', '交流讨论'],
  contest: ['活动经过', '结果'],
}
export const agendaTemplate = (kind: ActivityKind): readonly string[] => agendas[kind]

/** What stands beside the host's name: a lecture has a speaker, a talk two sides. */
export const hostTitle = (kind: ActivityKind): string => ({ lecture: '主讲人', talk: '谈话人', volunteering: '负责人', community: '负责人', contest: '负责人' } as Partial<Record<ActivityKind, string>>)[kind] ?? '主持人'

/** 到会率 in whole per cent: of those expected, those who came (guests raise no rate); null when nobody was expected. */
export const attendanceRate = (expectedPresent: number, expected: number): number | null => (expected === 0 ? null : Math.floor((expectedPresent / expected) * 100))
