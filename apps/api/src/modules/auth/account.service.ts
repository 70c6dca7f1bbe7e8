import { found } from '../../lib/app-error'
import type { Context } from '../../lib/context'
import { newId } from '../../lib/ids'
import { findAccountId, insertAccount, markDemo } from './auth.repo'

/** The account of a member, created when this is the first time one is needed. Two at once get the same. */
export async function ensureAccount(ctx: Context, member: { id: string; name: string }): Promise<string> {
  const held = await findAccountId(ctx.db, { memberId: member.id })
  if (held) return held
  const id = newId(ctx.now)
  const made = await insertAccount(ctx.db, { id, memberId: member.id, name: member.name, epoch: 0, createdAt: ctx.now })
  return made ? id : found(await findAccountId(ctx.db, { memberId: member.id }))
}

/** An account for somebody on no roster: an operator. */
export async function createAccount(ctx: Context, name: string): Promise<string> {
  const id = newId(ctx.now)
  await insertAccount(ctx.db, { id, memberId: null, name, epoch: 0, createdAt: ctx.now })
  return id
}

export interface DemoAccountSeed {
  /** Chosen by the seed and stable: `secretary`, `member` … */
  key: string
  /** What the sign-in page calls it: 支部书记. */
  label: string
  memberId: string | null
  name: string
}

/** For seeding alone: an account that the demonstration sign-in offers. Running it again changes nothing but the label. */
export async function ensureDemoAccount(ctx: Context, seed: DemoAccountSeed): Promise<string> {
  const held = await findAccountId(ctx.db, { demoKey: seed.key })
  const id = held ?? (seed.memberId === null ? await createAccount(ctx, seed.name) : await ensureAccount(ctx, { id: seed.memberId, name: seed.name }))
  await markDemo(ctx.db, id, seed.key, seed.label)
  return id
}
