import type { ActivityKind } from '@ejia/domain/activities'
import { addDays, dayOf } from '@ejia/domain/calendar'
import { atMinute, workingDay } from '../dates'
import { hash, random } from '../random'
import { sure } from '../sure'
import type { ActivitySeed, ArrivalSeed, LeaveSeed, MemberSeed } from '../types'
import { stage } from './plan'

/** Minutes ago that it began, and how long it goes on from now. */
const beganMinutesAgo = 20
export const goesOnMinutes = 180

const abouts: Record<string, { title: string; place: string; description: string }> = {
  theme_day: {
    title: '主题党日：急救知识进社区', place: '门诊楼5楼会议室',
    description: '上半场在会议室练教学动作：每位党员都要能在三分钟里教会一个不懂医的人按压胸口。\n下半场分组走进东门社区，两人守一个教具，居民亲手按满一百下才算学会。\n当班、手术的同志请选择事由请假，会后补学教学要点。',
  },
  training: {
    title: '集中培训：胸痛病人的第一个十分钟', place: '门诊楼5楼会议室',
    description: '用三个真实病例过一遍胸痛流程，每位党员说出自己岗位上的第一个动作。\n培训后每人教会一名非本专业的同事。',
  },
  volunteering: {
    title: '志愿服务：出院病人用药单核对', place: '心内科示教室',
    description: '为本周出院的病人核对用药单，写成大字，打电话讲清怎么吃。\n遇到重复用药的，当场联系药学部。',
  },
}

/** In turn, so that checking in gives points although a theme day counts once a month. */
export const liveKinds: readonly [ActivityKind, ...ActivityKind[]] = ['theme_day', 'training', 'volunteering']

/** Some are here already, a few asked to be excused; those who demonstrate have not come yet. */
function peopleSoFar(members: readonly MemberSeed[], demonstrating: ReadonlySet<string>): { arrivals: ArrivalSeed[]; leaves: LeaveSeed[] } {
  const dice = random('live')
  const others = dice.shuffle(members.filter((m) => m.org === stage && !m.away && !demonstrating.has(m.rosterNo)))
  const here = others.slice(0, Math.round(others.length * 0.68))
  const excused = others.slice(here.length, here.length + 3)
  const leaves: readonly (readonly [LeaveSeed['reason'], string])[] = [['surgery', '导管室连台'], ['on_duty', '监护室当班'], ['emergency', '会诊，结束后赶来']]
  return {
    arrivals: here.map((m) => ({ rosterNo: m.rosterNo, way: dice.chance(0.9) ? 'scan' : 'typed', minute: -(hash(m.rosterNo) % 12) })),
    leaves: leaves.flatMap(([reason, note], i) => excused.slice(i, i + 1).map((m) => ({ rosterNo: m.rosterNo, reason, note }))),
  }
}

/** What happens now: opened, checking in, the secretary's board can be shown. */
export function liveActivity(kind: ActivityKind, members: readonly MemberSeed[], demonstrating: ReadonlySet<string>, now: Date): ActivitySeed {
  const about = sure(abouts[kind], `live activity of the kind ${kind}`)
  const minute = 60_000
  const startsAt = new Date(Math.floor((now.getTime() - beganMinutesAgo * minute) / minute) * minute)
  const prefix = kind === 'theme_day' ? `${Number(dayOf(now).slice(5, 7))}月` : ''
  return {
    key: `live:${startsAt.toISOString()}`, kind, org: stage, ...about, title: prefix + about.title, startsAt, endsAt: new Date(startsAt.getTime() + (beganMinutesAgo + goesOnMinutes) * minute),
    signUpMode: 'roster', quota: null, signUpClosesAt: null, makeUpMinutes: 30, stage: 'live', signedUp: [], ...peopleSoFar(members, demonstrating),
  }
}

/** Beside the live one, for the same branch: a list that waits to be confirmed, and the meeting that comes next. */
export function aroundLive(members: readonly MemberSeed[], demonstrating: ReadonlySet<string>, now: Date): ActivitySeed[] {
  const today = dayOf(now)
  const branch = members.filter((m) => m.org === stage)
  const callers = branch.filter((m) => !demonstrating.has(m.rosterNo)).slice(0, 9)
  const yesterday = atMinute(addDays(today, -1), 17 * 60 + 30)
  const meeting = atMinute(workingDay(today, 4), 17 * 60 + 30)
  const shared = { org: stage, signUpMode: 'roster' as const, quota: null, signUpClosesAt: null, signedUp: [], leaves: [] }
  return [
    {
      ...shared, key: 'stage:calls', kind: 'volunteering', title: '志愿服务：心衰病人电话回访', place: '医生办公室', makeUpMinutes: null, stage: 'unconfirmed',
      description: '给出院满一个月的心衰病人打电话，只问体重、气短、脚肿、药四件事。\n异常的当天转给责任医生。',
      startsAt: yesterday, endsAt: new Date(yesterday.getTime() + 90 * 60_000),
      arrivals: callers.map((m, i) => ({ rosterNo: m.rosterNo, way: i === 3 || i === 6 ? 'picture' : i === 4 || i === 8 ? 'offline' : 'scan', minute: -i })),
    },
    {
      ...shared, key: 'stage:meeting', kind: 'members_meeting', title: '党员大会：季度工作报告与预备党员考察', place: '门诊楼五楼会议室', makeUpMinutes: 30, stage: 'upcoming',
      description: '听取支委会季度工作报告；听取预备党员半年考察情况；讨论志愿服务安排。\n支委会报告已放在支部活动室，有意见请在会前一天告诉组织委员。\n当班、手术、急诊的同志请选择事由请假。',
      startsAt: meeting, endsAt: new Date(meeting.getTime() + 50 * 60_000), arrivals: [],
    },
  ]
}
