import type { Matter } from '@ejia/domain/requests'
import { noJobs } from '../../../src/jobs/no-jobs'
import { Tries } from '../../../src/modules/auth'
import { handIn, listManaged, rate, takeStep, type RequestEnv } from '../../../src/modules/requests'
import type { Step } from './step'
import type { World } from './world'

interface Act {
  /** Hours after it was handed in. */
  after: number
  by: string
  step: 'accept' | 'assign' | 'ask' | 'answer'
  text?: string
  /** Who is named to deal with it. */
  handler?: string
}

interface RequestSeed {
  /** Null: without a name. */
  by: string | null
  org: string
  matter: Matter
  hoursAgo: number
  text: string
  acts?: readonly Act[]
  rated?: { after: number; satisfied: boolean; text: string }
}

const secretary = 'secretary_cardiology'

const seeds: readonly RequestSeed[] = [
  {
    by: null, org: 'cardiology', matter: 'suggestion', hoursAgo: 500, text: '支部活动室的开放时间和夜班对不上，下夜班想借书总是关门，建议周二、周四早上多开一小时。',
    acts: [{ after: 5, by: secretary, step: 'accept' }, { after: 60, by: secretary, step: 'answer', text: '支委会讨论过了，从本周起周二、周四 7:30 至 9:00 由值班委员开门，借书登记本放在门口。' }],
    rated: { after: 90, satisfied: true, text: '已经借到书了，谢谢。' },
  },
  {
    by: 'member', org: 'cardiology', matter: 'question', hoursAgo: 150, text: '我爱人随军调动，她的组织关系介绍信要在什么时间之前开，开到哪一级？',
    acts: [
      { after: 3, by: secretary, step: 'accept' },
      { after: 26, by: secretary, step: 'answer', text: '省内转接在全国党员管理信息系统里办，不用纸质介绍信；转出省的由党委开，有效期一般不超过三个月。请把接收单位的全称发给组织委员，我们来发起。' },
    ],
  },
  {
    by: null, org: 'cardiology', matter: 'complaint', hoursAgo: 420, text: '上季度评优的名单是开会当场念的，没有事先征求意见，也没有说明比较的依据。',
    acts: [{ after: 8, by: secretary, step: 'accept' }, { after: 120, by: secretary, step: 'answer', text: '名单经支委会研究，会上宣布前没有在支部范围征求意见，这一点做得不够。以后评优前先公示三天。' }],
    rated: { after: 390, satisfied: false, text: '没有回答比较的依据是什么。' },
  },
  {
    by: null, org: 'party', matter: 'help', hoursAgo: 80, text: '退休支部有位老党员独居，膝盖手术后下楼不便，希望党费和学习资料能有人上门。',
    acts: [{ after: 2, by: 'office', step: 'accept' }, { after: 4, by: 'office', step: 'assign', handler: 'office' }, { after: 20, by: 'office', step: 'ask', text: '请问老同志住在哪个片区？只说片区就可以，我们好联系附近的志愿服务队。' }],
  },
  { by: null, org: 'cardiology', matter: 'correction', hoursAgo: 6, text: '支部宣传栏里《党章》节选的那张展板，第三行漏了一个字，请更换。' },
]

/** The request with these words, as its staff finds it. */
async function idOf(world: World, { by, text }: { by: string; text: string }, at: Date): Promise<string> {
  const ctx = await world.as(world.actorOf(world.rosterNoOf(by), at), at)
  const { items } = await listManaged(ctx, { limit: 100 })
  const found = items.find(({ excerpt }) => text.startsWith(excerpt.replace(/…$/, '')))
  if (!found) throw new Error(`nobody works “${text}”`)
  return found.id
}

/** What was handed in lately, each in another state. */
export function requestSteps(now: Date, env: RequestEnv): Step[] {
  const about = '投诉建议'
  const moment = (hoursAgo: number): Date => new Date(now.getTime() - hoursAgo * 3_600_000)
  const codes = new Map<RequestSeed, string>()
  return seeds.flatMap((seed, place): Step[] => {
    const { by, org, matter, text, hoursAgo, acts = [], rated } = seed
    const raise = async (world: World): Promise<void> => {
      const at = moment(hoursAgo)
      const ctx = by === null ? { db: world.db, now: at, actor: null, jobs: noJobs } : await world.as(world.actorOf(world.rosterNoOf(by), at), at)
      const body = { kind: 'complaint' as const, matter, orgId: world.org(org).id, toAbove: false, text, fileIds: [], submissionKey: `demonstration-request-${place}` }
      codes.set(seed, (await handIn(ctx, env, body, by === null ? null : world.member(world.rosterNoOf(by)).id)).code)
    }
    const act = async (world: World, { after, by: who, step, text: words = '', handler }: Act): Promise<void> => {
      const at = moment(hoursAgo - after)
      const ctx = await world.as(world.actorOf(world.rosterNoOf(who), at), at)
      const memberId = handler === undefined ? {} : { memberId: world.member(world.rosterNoOf(handler)).id }
      await takeStep(ctx, env, await idOf(world, { by: who, text }, at), { step, text: words, ...memberId })
    }
    const say = async (world: World): Promise<void> => {
      if (!rated) return
      const ctx = { db: world.db, now: moment(hoursAgo - rated.after), actor: null, jobs: noJobs }
      await rate(ctx, { env, tries: new Tries(10, 60), network: '' }, { code: codes.get(seed) ?? '', satisfied: rated.satisfied, text: rated.text })
    }
    return [
      { at: moment(hoursAgo), about, run: raise },
      ...acts.map((one): Step => ({ at: moment(hoursAgo - one.after), about, run: (world) => act(world, one) })),
      ...(rated ? [{ at: moment(hoursAgo - rated.after), about, run: say }] : []),
    ]
  })
}
