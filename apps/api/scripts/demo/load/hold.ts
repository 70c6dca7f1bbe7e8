import type { Actor } from '@ejia/domain/actor'
import {
  askLeave, confirmActivity, createActivity, decideLeave, openActivity, recordAttendancesOf, signUp, voidAttendance, type Entry,
} from '../../../src/modules/activities'
import { noJobs } from '../../../src/jobs/no-jobs'
import { listOwedStudies, replayStudy, type Study } from '../../../src/modules/study'
import { random } from '../random'
import type { ActivitySeed, ArrivalSeed } from '../types'
import { recordMinutes } from './minutes'
import type { Step } from './step'
import type { World } from './world'

const minute = 60_000
const hour = 60 * minute
const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms)

/** Days before the start that it is announced. */
const announcedDays = 6

/** When its roster is frozen; what is still to come was announced lately. */
export const openedAt = ({ startsAt, stage }: ActivitySeed, now: Date): Date => {
  const usual = before(startsAt, announcedDays * 24 * hour)
  if (stage === 'live') return before(startsAt, 2 * hour)
  return usual.getTime() < now.getTime() ? usual : before(now, 5 * hour)
}

async function announce(world: World, seed: ActivitySeed, keeper: Actor, opened: Date): Promise<string> {
  const { kind, title, place, description, signUpMode, quota, makeUpMinutes } = seed
  const ctx = await world.as(keeper, opened)
  const { id } = await createActivity(ctx, {
    kind, title, place, description, signUpMode, quota, makeUpMinutes, orgId: world.org(seed.org).id,
    startsAt: seed.startsAt.toISOString(), endsAt: seed.endsAt.toISOString(), signUpClosesAt: seed.signUpClosesAt?.toISOString() ?? null,
  })
  await openActivity(ctx, id)
  return id
}

async function register(world: World, seed: ActivitySeed, id: string, opened: Date, now: Date): Promise<void> {
  const last = Math.min(now.getTime(), (seed.signUpClosesAt ?? seed.startsAt).getTime()) - opened.getTime()
  for (const [place, rosterNo] of seed.signedUp.entries()) {
    const at = new Date(opened.getTime() + (last * (place + 1)) / (seed.signedUp.length + 2))
    await signUp(await world.as(world.actorOf(rosterNo, at), at), id)
  }
}

/** Leaves are granted the day before; of what happens now, all but the first still wait. */
async function excuse(world: World, seed: ActivitySeed, id: string, keeper: Actor): Promise<void> {
  for (const [place, { rosterNo, reason, note }] of seed.leaves.entries()) {
    const asked = before(seed.startsAt, seed.stage === 'live' ? 70 * minute : (20 + (place % 9)) * hour)
    await askLeave(await world.as(world.actorOf(rosterNo, asked), asked), id, { reason, note })
    if (seed.stage === 'live' && place > 0) continue
    const decided = new Date(asked.getTime() + 50 * minute)
    await decideLeave(await world.as(keeper, decided), id, world.member(rosterNo).id, true)
  }
}

async function toEntry(world: World, seed: ActivitySeed, arrival: ArrivalSeed, keeper: Actor): Promise<Entry> {
  const { rosterNo, way, reason } = arrival
  const occurredAt = new Date(seed.startsAt.getTime() + arrival.minute * minute)
  const entry = { memberId: world.member(rosterNo).id, occurredAt, ...(reason ? { reason } : {}) }
  if (way === 'staff') return { ...entry, way: 'staff_scan', accountId: keeper.accountId }
  if (way === 'manual' || way === 'written') return { ...entry, way, accountId: keeper.accountId }
  const own = await world.actorOf(rosterNo, occurredAt)
  const capture = way === 'scan' || way === 'offline' ? 'camera' : way
  return { ...entry, way: 'self_scan', capture, pending: way === 'offline', accountId: own.accountId }
}

async function checkIn(world: World, seed: ActivitySeed, id: string, keeper: Actor): Promise<void> {
  const entries: Entry[] = []
  for (const arrival of seed.arrivals) entries.push(await toEntry(world, seed, arrival, keeper))
  await recordAttendancesOf(await world.as(keeper, new Date(seed.startsAt.getTime() + 13 * minute)), id, entries)
}

/** An activity from its announcement to its confirmed list, as far as it has come by now. */
export async function live(world: World, seed: ActivitySeed, now: Date): Promise<string> {
  const opened = openedAt(seed, now)
  const keeper = await world.keeperOf(seed.org, opened)
  const id = await announce(world, seed, keeper, opened)
  await register(world, seed, id, opened, now)
  await excuse(world, seed, id, keeper)
  if (seed.arrivals.length > 0) await checkIn(world, seed, id, keeper)
  if (seed.stage !== 'confirmed') return id
  const closing = await world.as(keeper, new Date(seed.endsAt.getTime() + 20 * minute))
  for (const { rosterNo, struck } of seed.arrivals) {
    if (struck) await voidAttendance(closing, id, world.member(rosterNo).id, struck)
  }
  await confirmActivity(closing, id)
  await recordMinutes(world, seed, id, keeper, now)
  await makeUp(world, seed, closing.now, now)
  return id
}

/** Most of those who were excused make up for it in the days that follow. */
async function makeUp(world: World, seed: ActivitySeed, confirmedAt: Date, now: Date): Promise<void> {
  const came = new Set(seed.arrivals.map((arrival) => arrival.rosterNo))
  const excused = seed.makeUpMinutes === null ? [] : seed.leaves.filter(({ rosterNo }) => !came.has(rosterNo))
  const studies: Study[] = []
  for (const { rosterNo } of excused) {
    const dice = random(`make-up:${seed.key}:${rosterNo}`)
    const finishedAt = new Date(confirmedAt.getTime() + dice.int(12, 11 * 24) * hour + dice.int(0, 59) * minute)
    if ((dice.chance(0.87) || world.demonstrating.has(rosterNo)) && finishedAt.getTime() < now.getTime()) studies.push({ reader: await world.actorOf(rosterNo, finishedAt), finishedAt })
  }
  const [first] = studies
  if (!first) return
  const last = new Date(Math.max(...studies.map(({ finishedAt }) => finishedAt.getTime())))
  const { items } = await listOwedStudies(await world.as(first.reader, confirmedAt), 100)
  const item = items.find(({ title }) => title === `补学：${seed.title}`)
  if (item) await replayStudy({ db: world.db, now: last, actor: null, jobs: noJobs }, item.itemId, studies)
}

export const activitySteps = (seeds: readonly ActivitySeed[], now: Date): Step[] =>
  seeds.map((seed) => ({ at: openedAt(seed, now), about: '组织生活与签到', run: async (world) => void (await live(world, seed, now)) }))
