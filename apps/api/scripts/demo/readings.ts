import { hash, random } from './random'
import type { MemberSeed, PostSeed } from './types'

export interface ReadingSeed {
  rosterNo: string
  /** Minutes after publication that it was opened. */
  after: number
  signed: boolean
}

const hour = 60
const day = 24 * hour

/** Share of the audience that opens a post: what must be signed for nearly all in the end, the rest as it interests. */
function shareOf(post: PostSeed, ageDays: number): number {
  if (post.receiptRequired) return [0.28, 0.5, 0.64, 0.78, 0.88][Math.floor(ageDays)] ?? 0.94
  const interest = 0.06 + (hash(post.title) % 1000) / 4000
  const local = post.audience && post.audience !== 'party' ? 1.8 : 1
  return Math.min(0.9, interest * local * Math.min(1, (ageDays + 1) / 5))
}

/** Who has opened a post by now, and signed for it where that is asked. What is new, those who demonstrate have yet to open. */
export function readingsOf(post: PostSeed, ageMinutes: number, audience: readonly MemberSeed[], demonstrating: ReadonlySet<string>): ReadingSeed[] {
  // nobody has opened it yet
  if (ageMinutes < 2) return []
  const ageDays = ageMinutes / day
  const share = shareOf(post, ageDays)
  return audience.flatMap((member) => {
    const dice = random(`read:${post.title}:${member.rosterNo}`)
    const retired = member.service === 'retired' && post.audience !== 'retired' && !post.receiptRequired ? 0.45 : 1
    const fresh = ageDays < 6 && demonstrating.has(member.rosterNo)
    if (fresh || !dice.chance(share * retired)) return []
    const after = Math.min(Math.floor(dice.next() ** 2.2 * Math.min(ageMinutes, 9 * day)) + dice.int(1, 50), Math.max(1, Math.floor(ageMinutes) - 1))
    return [{ rosterNo: member.rosterNo, after, signed: post.receiptRequired === true && dice.chance(0.97) }]
  })
}
