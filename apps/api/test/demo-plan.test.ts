import { timesProblems, withDefaultTimes } from '@ejia/domain/activities'
import { dayOf, monthOf } from '@ejia/domain/calendar'
import { aroundLive, liveActivity, liveKinds, membersWithin, planActivities, stage } from '../scripts/demo/activities'
import { postSteps } from '../scripts/demo/load/publish'
import { membersOf } from '../scripts/demo/members'
import { officersBy, officesOf } from '../scripts/demo/officers'
import { posts } from '../scripts/demo/posts'
import { publishedOn } from '../scripts/demo/dates'
import { profiles } from '../scripts/demo/profiles'
import { readingsOf } from '../scripts/demo/readings'
import { readersOf, studies } from '../scripts/demo/studies'

const profile = profiles.hospital
/** A Tuesday, the first of a month, late on New Year's Eve: whatever the day, the plan holds. */
const moments = ['2026-11-24T02:15:00Z', '2027-03-01T00:05:00Z', '2026-12-31T15:40:00Z']

test('at whatever minute it is seeded, a post is published before it is read, and read before now', () => {
  const who = { within: () => [], demonstrating: new Set<string>() }
  const audience = membersOf(profile, '2026-11-24').slice(0, 200)
  const midnight = new Date('2026-11-23T16:00:00Z').getTime()
  const minutes = Array.from({ length: 24 * 6 }, (_, n) => 0.5 + n * 10)
  for (const minute of minutes) {
    const now = new Date(midnight + minute * 60_000)
    const steps = postSteps(dayOf(now), now, new Map(), who)
    expect(steps.map(({ at }, n) => (n % 2 === 0 ? 0 : at.getTime() - steps[n - 1]!.at.getTime())).filter((ms) => ms < 0)).toEqual([])
    for (const [n, post] of posts.entries()) {
      const age = (now.getTime() - steps[2 * n]!.at.getTime()) / 60_000
      if (age > 24 * 60) continue
      expect(readingsOf(post, age, audience, new Set()).filter(({ after }) => after > age)).toEqual([])
    }
  }
})

describe.each(moments)('seeded at %s', (moment) => {
  const now = new Date(moment)
  const today = dayOf(now)
  const members = membersOf(profile, today)
  const offices = officesOf(profile, members)
  const demonstrating = new Set(['方静怡', '李嘉禾', '王砚秋', '苏晚晴'].map((name) => members.find((m) => m.name === name)!.rosterNo))
  const cast = { members, officers: officersBy(offices), demonstrating }
  const plan = planActivities(profile, cast, now)
  const branches = profile.orgs.filter((org) => org.kind === 'branch')

  test('every branch met as a committee, as a whole and once a quarter with everybody', () => {
    for (const branch of branches) {
      const kinds = (kind: string) => plan.filter((a) => a.org === branch.key && a.kind === kind && a.stage !== 'upcoming')
      expect(kinds('theme_day').length).toBeGreaterThanOrEqual(3)
      expect(kinds('committee_meeting').length).toBeGreaterThanOrEqual(3)
      expect(kinds('members_meeting').length).toBeGreaterThanOrEqual(1)
      // a theme day counts once a month
      const months = kinds('theme_day').map((a) => monthOf(dayOf(a.startsAt)))
      expect(new Set(months).size).toBe(months.length)
    }
  })

  test('every branch has a secretary and a committee of three at least', () => {
    for (const branch of branches) {
      const held = offices.filter((office) => office.org === branch.key)
      expect(held.filter((office) => office.role === 'secretary')).toHaveLength(1)
      expect(held.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('what was held lies in the past and within rules for times; what is to come does not', () => {
    for (const one of plan) {
      const times = withDefaultTimes({ startsAt: one.startsAt, endsAt: one.endsAt, signUpClosesAt: one.signUpClosesAt }, one.signUpMode)
      expect(timesProblems(times)).toEqual([])
      if (one.stage === 'upcoming') expect(one.startsAt.getTime()).toBeGreaterThan(now.getTime())
      else expect(one.endsAt.getTime()).toBeLessThan(now.getTime())
    }
    expect(plan.filter((one) => one.stage === 'upcoming' && one.signUpMode === 'sign_up').length).toBeGreaterThanOrEqual(4)
  })

  test('only those expected came, nobody came and was excused, and whoever was filled in has a reason', () => {
    const within = membersWithin(profile.orgs, members)
    for (const one of plan) {
      const may = new Set(within(one.org).map((m) => m.rosterNo))
      const came = one.arrivals.map((a) => a.rosterNo)
      expect(came.every((no) => may.has(no))).toBe(true)
      expect(one.leaves.filter((leave) => came.includes(leave.rosterNo))).toEqual([])
      expect(one.arrivals.filter((a) => (a.way === 'manual' || a.way === 'written') && !a.reason)).toEqual([])
      if (one.quota !== null) expect(one.signedUp.length).toBeLessThanOrEqual(one.quota)
    }
    const all = plan.flatMap((one) => one.arrivals)
    expect(all.filter((a) => a.struck).length).toBeGreaterThan(5)
    for (const way of ['scan', 'typed', 'picture', 'staff', 'manual', 'written']) expect(all.some((a) => a.way === way)).toBe(true)
  })

  test('something happens now at the stage, and nobody who demonstrates has come yet', () => {
    const live = liveActivity(liveKinds[0], members, demonstrating, now)
    expect(live.org).toBe(stage)
    expect(live.startsAt.getTime()).toBeLessThan(now.getTime())
    expect(live.endsAt.getTime() - now.getTime()).toBeGreaterThan(2.5 * 3_600_000)
    expect(live.arrivals.length).toBeGreaterThan(10)
    expect(live.arrivals.filter((a) => demonstrating.has(a.rosterNo))).toEqual([])
    expect(aroundLive(members, demonstrating, now).map((one) => one.stage)).toEqual(['unconfirmed', 'upcoming'])
    // so that checking in gives its points
    expect(plan.filter((one) => one.org === stage && one.kind === 'theme_day' && monthOf(dayOf(one.startsAt)) === monthOf(today))).toEqual([])
  })

  test('a dozen studies and more, each of a post that was published before it was assigned', () => {
    expect(studies.length).toBeGreaterThanOrEqual(12)
    for (const study of studies) {
      const post = posts.filter((one) => one.title.startsWith(study.post))
      expect(post).toHaveLength(1)
      expect(publishedOn(post[0]!, today) <= dayOf(new Date(now.getTime() - study.assignedDaysAgo * 86_400_000))).toBe(true)
    }
  })

  test('those who demonstrate owe what is not due yet and nothing else', () => {
    const branch = members.filter((m) => m.org === stage)
    for (const study of studies) {
      const read = readersOf(study, branch, today, demonstrating).map((reader) => reader.rosterNo)
      const done = [...demonstrating].filter((no) => read.includes(no)).length
      expect(done).toBe(study.dueInDays >= 0 ? 0 : demonstrating.size)
    }
  })

  test('the same moment gives the same plan', () => {
    expect(planActivities(profile, cast, now)).toEqual(plan)
  })
})
