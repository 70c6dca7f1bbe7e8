import { addDays, dayOf } from '@ejia/domain/calendar'
import { decideAward, proposeAward, raiseAppeal } from '../../../src/modules/points'
import type { Step } from './step'
import type { World } from './world'

interface Proposal {
  by: string
  org: string
  ruleKey: string
  amount?: number
  title: string
  evidence: string
  /** Days before today that it happened. */
  daysAgo: number
  hoursAgo: number
  members: readonly string[]
  /** Who agreed to it, an hour later. */
  approvedBy?: string
}

const proposals: readonly Proposal[] = [
  {
    by: 'organisation_cardiology', org: 'cardiology', ruleKey: 'manual.article', title: '院报通讯《导管室的凌晨三点》', evidence: '院报上月刊第 2 版，已附版面照片编号。', daysAgo: 20, hoursAgo: 300,
    members: ['chest_pain'], approvedBy: 'secretary_cardiology',
  },
  {
    by: 'publicity_cardiology', org: 'cardiology', ruleKey: 'manual.micro_lecture', title: '微党课《一台手术里的集体》', evidence: '支部学习会签到表和课件已存支部。', daysAgo: 5, hoursAgo: 30,
    members: ['member'],
  },
  {
    by: 'organisation_cardiology', org: 'cardiology', ruleKey: 'manual.other', amount: 2, title: '连续三晚支援急诊胸痛中心', evidence: '医务科调班通知，三晚均有排班记录。', daysAgo: 3, hoursAgo: 18,
    members: ['chest_pain', 'probationary'],
  },
  {
    by: 'secretary_cardiology', org: 'cardiology', ruleKey: 'manual.honour', title: '获评全院“党员示范岗”', evidence: '党委办表彰通报，名单第 7 位。', daysAgo: 8, hoursAgo: 26,
    members: ['member'],
  },
]

async function propose(world: World, { by, org, members, approvedBy, ...seed }: Proposal, at: Date): Promise<void> {
  const { id } = await proposeAward(await world.as(world.actorOf(world.rosterNoOf(by), at), at), {
    orgId: world.org(org).id, ruleKey: seed.ruleKey, title: seed.title, evidence: seed.evidence, factOn: addDays(dayOf(at), -seed.daysAgo), fileIds: [],
    memberIds: members.map((key) => world.member(world.rosterNoOf(key)).id), ...(seed.amount !== undefined && { amount: seed.amount }),
  })
  if (approvedBy === undefined) return
  const later = new Date(at.getTime() + 3_600_000)
  await decideAward(await world.as(world.actorOf(world.rosterNoOf(approvedBy), later), later), id, { approve: true, note: '属实' })
}

const appeals: readonly { by: string; daysAgo: number; hoursAgo: number; text: string }[] = [
  { by: 'chest_pain', daysAgo: 12, hoursAgo: 44, text: '那天义诊我在老年病房那一组，签到表上有名字，手机上没有积分，请核对。' },
  { by: 'probationary', daysAgo: 6, hoursAgo: 20, text: '参加了支部组织的集中培训，中途去抢救没有补签，请支部核实。' },
]

/** What waits for a second person's word, and what members miss. */
export const pointsDeskSteps = (now: Date): Step[] => [
  ...proposals.map((seed) => {
    const at = new Date(now.getTime() - seed.hoursAgo * 3_600_000)
    return { at, about: '积分', run: (world: World) => propose(world, seed, at) }
  }),
  ...appeals.map(({ by, daysAgo, hoursAgo, text }) => {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000)
    const run = async (world: World) => void (await raiseAppeal(await world.as(world.actorOf(world.rosterNoOf(by), at), at), { factOn: addDays(dayOf(at), -daysAgo), text }))
    return { at, about: '积分', run }
  }),
]
