import { isMobile } from '@ejia/domain/members'
import { childKinds } from '@ejia/domain/orgs'
import { sectionKeys } from '@ejia/domain/posts'
import { cityUnits } from '../scripts/demo/city'
import { membersOf } from '../scripts/demo/members'
import { demoAccounts } from '../scripts/demo/people'
import { posts } from '../scripts/demo/posts'
import { profiles } from '../scripts/demo/profiles'
import { renderPost } from '../scripts/demo/render'
import type { OrgSeed, Profile } from '../scripts/demo/types'

const today = '2026-11-22'
const now = new Date('2026-11-22T06:30:00Z')
const rendered = posts.map((post) => renderPost(post, today, now))
const textOf = (html: string): string => html.replace(/<[^>]+>/g, '')

const branchesOf = (orgs: readonly OrgSeed[]) => orgs.filter((org) => org.kind === 'branch')

describe.each([
  ['hospital', 41, 34, 877, 222],
  ['city', 163, 144, 3151, 740],
] as const)('%s', (key, orgCount, branchCount, memberCount, retiredCount) => {
  const profile: Profile = profiles[key]
  const members = membersOf(profile, today)

  test('has as many organisations, branches and members as the model', () => {
    expect(profile.orgs).toHaveLength(orgCount)
    expect(branchesOf(profile.orgs)).toHaveLength(branchCount)
    expect(members).toHaveLength(memberCount)
    expect(members.filter((m) => m.service === 'retired')).toHaveLength(retiredCount)
    expect(members.filter((m) => m.service === 'in_service')).toHaveLength(memberCount - retiredCount)
  })

  test('is a tree the domain allows, parents first, no branch above fifty', () => {
    const seen = new Map<string, OrgSeed>()
    for (const org of profile.orgs) {
      const parent = org.parent === null ? null : seen.get(org.parent)
      if (org.parent !== null) expect(childKinds[parent!.kind]).toContain(org.kind)
      expect(seen.has(org.key)).toBe(false)
      seen.set(org.key, org)
    }
    for (const branch of branchesOf(profile.orgs)) {
      expect(branch.inService + branch.retired).toBeGreaterThanOrEqual(3)
      expect(branch.inService + branch.retired).toBeLessThanOrEqual(50)
    }
    expect(new Set(profile.orgs.map((org) => org.name)).size).toBe(orgCount)
  })

  test('every member sits in a branch, under a number of their own and a name nobody else has', () => {
    const branches = new Set(branchesOf(profile.orgs).map((org) => org.key))
    expect(members.every((m) => branches.has(m.org))).toBe(true)
    expect(new Set(members.map((m) => m.rosterNo)).size).toBe(memberCount)
    expect(new Set(members.map((m) => m.name)).size).toBe(memberCount)
  })

  test('telephones pass as mobile numbers, and only a few couples share one', () => {
    expect(members.filter((m) => !isMobile(m.phone))).toEqual([])
    const shared = memberCount - new Set(members.map((m) => m.phone)).size
    expect(shared).toBeGreaterThan(0)
    expect(shared).toBeLessThan(memberCount / 100)
  })

  test('some are in their probationary year, a few are away', () => {
    const probationary = members.filter((m) => m.status === 'probationary')
    expect(probationary.length).toBeGreaterThanOrEqual(10)
    expect(probationary.length).toBeLessThan(memberCount / 30)
    expect(probationary.every((m) => m.fullOn === null && m.service === 'in_service')).toBe(true)
    expect(members.filter((m) => m.away).length).toBeGreaterThan(3)
    expect(members.filter((m) => m.away).length).toBeLessThan(memberCount / 30)
  })

  test('whoever is known by name is on the roster, and can sign in where promised', () => {
    const orgs = new Set(profile.orgs.map((org) => org.key))
    for (const person of profile.people) {
      expect(members.filter((m) => m.name === person.name && m.org === person.org)).toHaveLength(1)
      for (const role of person.roles ?? []) expect(orgs).toContain(role.org)
    }
    for (const account of demoAccounts) expect([null, ...profile.people.map((p) => p.key)]).toContain(account.person)
  })

  test('posts name organisations that exist', () => {
    const orgs = new Set(profile.orgs.map((org) => org.key))
    for (const post of posts) expect([post.org, post.audience ?? post.org].filter((o) => !orgs.has(o))).toEqual([])
  })

  test('the same day gives the same roster', () => {
    expect(membersOf(profile, today)).toEqual(members)
  })
})

test('the city has twelve units', () => {
  expect(cityUnits).toHaveLength(12)
})

test('at least two hundred posts, at least twenty in each section, each title once', () => {
  expect(posts.length).toBeGreaterThanOrEqual(200)
  for (const section of sectionKeys) expect(posts.filter((post) => post.section === section).length).toBeGreaterThanOrEqual(20)
  expect(new Set(posts.map((post) => post.title)).size).toBe(posts.length)
  expect(new Set(rendered.map((post) => post.title)).size).toBe(posts.length)
})

test('bodies are of a length somebody would publish, in simple tags, with every date filled in', () => {
  const allowed = new Set(['p', 'h2', 'h3', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 'blockquote'])
  for (const post of rendered) {
    const length = textOf(post.bodyHtml).replace(/\s/g, '').length
    expect({ title: post.title, short: length < 300, long: length > 900 }).toEqual({ title: post.title, short: false, long: false })
    expect([...post.bodyHtml.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map((m) => m[1]!).filter((tag) => !allowed.has(tag))).toEqual([])
    expect(post.title + post.summary + post.bodyHtml).not.toMatch(/[{}]|\*\*|__|\| /)
    expect(post.title.length).toBeLessThanOrEqual(60)
    expect(post.summary.length).toBeGreaterThan(10)
    expect(post.publishedAt.getTime()).toBeLessThan(now.getTime())
  }
})

test('tables have as many cells in every row as in their head', () => {
  for (const post of rendered) {
    for (const table of post.bodyHtml.match(/<table>.*?<\/table>/gs) ?? []) {
      const widths = (table.match(/<tr>.*?<\/tr>/gs) ?? []).map((row) => (row.match(/<t[hd]>/g) ?? []).length)
      expect({ title: post.title, widths: new Set(widths).size }).toEqual({ title: post.title, widths: 1 })
    }
  }
})

test('Chinese text has Chinese punctuation', () => {
  const wrong = rendered.flatMap((post) => {
    const text = [post.title, post.summary, ...post.bodyHtml.split(/<[^>]+>/)]
    return text.flatMap((line) => line.match(/.{0,6}[一-龥”）][,;:!?()"'].{0,6}|.{0,6}[,;!?()"'][一-龥“（].{0,6}/g) ?? [])
  })
  expect(wrong).toEqual([])
})

/** Share of five-character shingles that two bodies have in common, of the smaller one's. */
test('no two bodies are near to each other', () => {
  const shingles = rendered.map((post) => {
    const text = textOf(post.bodyHtml).replace(/[\s，。、：；“”（）0-9]/g, '')
    return new Set(Array.from({ length: text.length - 4 }, (_, i) => text.slice(i, i + 5)))
  })
  const near: string[] = []
  shingles.forEach((a, i) =>
    shingles.slice(i + 1).forEach((b, j) => {
      let common = 0
      for (const shingle of a) if (b.has(shingle)) common++
      if (common / Math.min(a.size, b.size) > 0.12) near.push(`${rendered[i]!.title} ~ ${rendered[i + 1 + j]!.title}`)
    }),
  )
  expect(near).toEqual([])
})
