import { holdsMembers, type OrgKind } from './orgs'

/** What an organisation has by itself, in points: its own (双积分), and those of the members who belong to it directly. */
export interface OrgPoints {
  id: number
  parentId: number | null
  kind: OrgKind
  own: number
  /** Sum over the members points apply to. */
  sum: number
  counted: number
  exempt: number
}

/** The same with everything below it. */
export interface OrgScore {
  sum: number
  counted: number
  exempt: number
  /** Sum over those points apply to, by their number; null when there is nobody. */
  perMember: number | null
  /** Null when points apply to nobody in it, as in a branch of the retired: such a branch pulls nobody down. */
  score: number | null
}

/**
 * 支部 = own points + sum of its members / those points apply to; 总支 and 党委 = own points + sum of the scores below / their number
 * (the formula published for 三晋先锋, with those left out of points left out of the denominator; party-work notes §3 C 28).
 */
export function scoreTree(orgs: readonly OrgPoints[]): Map<number, OrgScore> {
  const children = new Map<number | null, OrgPoints[]>()
  for (const org of orgs) children.set(org.parentId, [...(children.get(org.parentId) ?? []), org])
  const scores = new Map<number, OrgScore>()
  const known = new Set(orgs.map(({ id }) => id))
  for (const org of orgs) if (org.parentId === null || !known.has(org.parentId)) scoreOf(org, children, scores)
  return scores
}

function scoreOf(org: OrgPoints, children: ReadonlyMap<number | null, OrgPoints[]>, scores: Map<number, OrgScore>): OrgScore {
  const below = (children.get(org.id) ?? []).map((child) => scoreOf(child, children, scores))
  const total = (pick: (one: { sum: number; counted: number; exempt: number }) => number) => [org, ...below].reduce((sum, one) => sum + pick(one), 0)
  const [sum, counted, exempt] = [total((one) => one.sum), total((one) => one.counted), total((one) => one.exempt)]
  const perMember = counted === 0 ? null : sum / counted
  const scored = below.flatMap(({ score }) => score ?? [])
  const base = holdsMembers(org.kind) ? perMember : scored.length === 0 ? null : scored.reduce((all, one) => all + one, 0) / scored.length
  const result = { sum, counted, exempt, perMember, score: base === null ? null : base + org.own }
  scores.set(org.id, result)
  return result
}

/** One decimal, as points are shown. */
export const toTenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10)
