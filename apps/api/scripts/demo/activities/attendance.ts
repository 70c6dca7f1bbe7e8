import type { LeaveReason } from '@ejia/domain/activities'
import { hash, random, type Random } from '../random'
import type { ActivitySeed, ArrivalSeed, ArrivalWay, LeaveSeed, MemberSeed } from '../types'

type People = Pick<ActivitySeed, 'signedUp' | 'leaves' | 'arrivals'>

/** How often somebody comes, the same for all their meetings: most come nearly always, a few seldom. */
function reliability(member: MemberSeed, demonstrates: boolean): number {
  if (demonstrates) return 0.94
  if (member.away) return 0.04
  const share = (hash(`comes:${member.rosterNo}`) % 1000) / 1000
  return member.service === 'retired' ? 0.55 + 0.4 * share : 0.74 + 0.25 * Math.sqrt(share)
}

const reasons: readonly (readonly [LeaveReason, string])[] = [
  ['on_duty', '当天值白班，无法对调'], ['on_duty', '夜班'], ['on_duty', '急诊二线班'], ['surgery', '下午有手术，结束时间不定'], ['surgery', '连台'],
  ['emergency', '临时抢救'], ['sick', '发热'], ['sick', '腰痛复发'], ['business_trip', '外出学习'], ['business_trip', '下乡带教'], ['other', '家里老人住院'],
]
const retiredReasons: readonly (readonly [LeaveReason, string])[] = [
  ['sick', '血压高，医生让歇几天'], ['sick', '腿脚不便'], ['other', '在外地女儿家'], ['other', '接送孙辈'],
]
const manualReasons = ['手机没电，现场核对', '到会时在接诊电话，未及扫码', '微信未绑定，当场登记', '会后核对，确已到会']
const struckReasons = ['签到后因抢救离开，未参加会议', '误签，本人当天在外地', '与同名同志混淆，已更正']

function arrivalWay(dice: Random, member: MemberSeed): ArrivalWay {
  const roll = dice.next()
  if (member.service === 'retired') return roll < 0.42 ? 'scan' : roll < 0.82 ? 'staff' : roll < 0.95 ? 'written' : 'manual'
  return roll < 0.86 ? 'scan' : roll < 0.92 ? 'typed' : roll < 0.945 ? 'picture' : roll < 0.975 ? 'staff' : 'manual'
}

function arrive(dice: Random, member: MemberSeed, demonstrates: boolean): ArrivalSeed {
  const way = arrivalWay(dice, member)
  const minute = dice.chance(0.85) ? -dice.int(0, 24) : dice.int(1, 12)
  const reason = way === 'manual' ? dice.pick(manualReasons) : way === 'written' ? '纸质签到表补录' : undefined
  const struck = !demonstrates && dice.chance(0.006) ? dice.pick(struckReasons) : undefined
  return { rosterNo: member.rosterNo, way, minute, ...(reason ? { reason } : {}), ...(struck ? { struck } : {}) }
}

function leave(dice: Random, member: MemberSeed): LeaveSeed {
  const [reason, note] = dice.pick(member.service === 'retired' ? retiredReasons : reasons)
  return { rosterNo: member.rosterNo, reason, note }
}

/** Who comes to a meeting that expects everybody, who is excused and who simply is not there. */
export function attend(key: string, expected: readonly MemberSeed[], demonstrating: ReadonlySet<string>): People {
  const people: People = { signedUp: [], leaves: [], arrivals: [] }
  for (const member of expected) {
    const dice = random(`attend:${key}:${member.rosterNo}`)
    const demonstrates = demonstrating.has(member.rosterNo)
    if (dice.chance(reliability(member, demonstrates))) people.arrivals.push(arrive(dice, member, demonstrates))
    else if (!member.away && dice.chance(0.7)) people.leaves.push(leave(dice, member))
  }
  return people
}

/**
 * Who signs up for something with so many places, drawn from those who may; some do not turn up after all. Those who
 * demonstrate were at some of what is past, and what is to come is left for them.
 */
export function enlist(key: string, mayCome: readonly MemberSeed[], places: number, held: boolean, demonstrating: ReadonlySet<string>): People {
  const dice = random(`enlist:${key}`)
  const able = mayCome.filter((m) => !m.away && (m.service === 'in_service' || dice.chance(0.12)))
  const first = held ? able.filter((m) => demonstrating.has(m.rosterNo) && dice.chance(0.6)) : []
  const others = dice.shuffle(able.filter((m) => !demonstrating.has(m.rosterNo)))
  const signed = [...first, ...others].slice(0, places)
  const arrivals = held ? signed.filter((m) => first.includes(m) || dice.chance(0.92)).map((m) => arrive(dice, m, first.includes(m))) : []
  return { signedUp: signed.map((m) => m.rosterNo), leaves: [], arrivals }
}
