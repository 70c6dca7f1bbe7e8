import type { CannotReason, ComingMinutes, TeamKind } from '@ejia/domain/call-ups'
import { answerCall, arrive, callTeams, createTeam, lookAt, markArrival, standDown } from '../../../src/modules/call-ups'
import type { Step } from './step'
import type { World } from './world'

interface TeamSeed {
  by: string
  org: string
  kind: TeamKind
  name: string
  duty: string
  /** The first is the captain. */
  people: readonly string[]
}

const cardiology: TeamSeed = {
  by: 'secretary_cardiology', org: 'cardiology', kind: 'emergency', name: '心内科应急队', duty: '夜间批量胸痛病人的支援：导管室、转运、家属接待。',
  people: ['chest_pain', 'member', 'probationary', 'organisation_cardiology', 'publicity_cardiology', 'discipline_cardiology'],
}

const teams: readonly TeamSeed[] = [
  cardiology,
  {
    by: 'office', org: 'party', kind: 'volunteer', name: '医院党员志愿服务队', duty: '停水停电、恶劣天气、大型义诊时的引导和搬运。',
    people: ['secretary_logistics', 'porter', 'cook', 'engineer', 'night_nurse', 'guide', 'secretary_emergency', 'member'],
  },
]

type Answered = { who: string; after: number; arrives?: number } & ({ minutes: ComingMinutes } | { cannot: CannotReason })

/** What came back that night, in minutes after the call; one only looked, and came without a word. */
const answers: readonly Answered[] = [
  { who: 'chest_pain', after: 1, minutes: 10, arrives: 9 },
  { who: 'probationary', after: 2, minutes: 20, arrives: 22 },
  { who: 'organisation_cardiology', after: 3, minutes: 30, arrives: 27 },
  { who: 'publicity_cardiology', after: 6, cannot: 'away' },
  { who: 'discipline_cardiology', after: 4, cannot: 'surgery' },
]

const memberId = (world: World, person: string): string => world.member(world.rosterNoOf(person)).id
const actAs = (world: World, person: string, at: Date) => world.as(world.actorOf(world.rosterNoOf(person), at), at)

async function form(world: World, { by, org, kind, name, duty, people }: TeamSeed, at: Date): Promise<string> {
  const memberIds = people.map((person) => memberId(world, person))
  const { id } = await createTeam(await actAs(world, by, at), { orgId: world.org(org).id, kind, name, duty, captainId: memberIds[0] ?? '', memberIds })
  return id
}

/** 演练: stood down after forty minutes. */
async function rehearse(world: World, teamId: string, at: Date): Promise<void> {
  const after = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
  const call = await callTeams(await actAs(world, cardiology.by, at), {
    title: '夜间胸痛中心支援', what: '演练：两台急诊介入同时开台，请应急队员到导管室支援转运和家属接待。', place: '住院楼三楼导管室', gatherBy: after(30).toISOString(), teamIds: [teamId], rehearsal: true,
  })
  for (const { who, after: minutes, arrives, ...said } of answers) {
    const body = 'minutes' in said ? { kind: 'coming' as const, minutes: said.minutes } : { kind: 'cannot' as const, reason: said.cannot }
    await answerCall(await actAs(world, who, after(minutes)), call.id, body)
    if (arrives !== undefined) await arrive(await actAs(world, who, after(arrives)), call.id)
  }
  await lookAt(await actAs(world, 'member', after(8)), call.id)
  await markArrival(await actAs(world, cardiology.by, after(31)), call.id, memberId(world, 'member'), true)
  await standDown(await actAs(world, cardiology.by, after(40)), call.id, '演练结束，六人中四人按时到位。未到的两位情况已核实，谢谢大家。')
}

/** Ten past nine in the evening in Shanghai, some days ago. */
function evening(now: Date, daysAgo: number): Date {
  const day = new Date(now.getTime() - daysAgo * 86_400_000)
  day.setUTCHours(13, 10, 0, 0)
  return day
}

/** Two standing teams, and a rehearsal three weeks ago. */
export function callUpSteps(now: Date): Step[] {
  const about = '应急召集'
  const formed = new Map<string, string>()
  const forming = teams.map((seed, place): Step => {
    const at = evening(now, 40 - place)
    return { at, about, run: async (world) => void formed.set(seed.name, await form(world, seed, at)) }
  })
  const at = evening(now, 21)
  return [...forming, { at, about, run: (world) => rehearse(world, formed.get(cardiology.name) ?? '', at) }]
}
