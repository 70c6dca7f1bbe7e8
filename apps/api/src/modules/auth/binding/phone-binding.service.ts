import type { HashKeys } from '../../../keys/sealed-column'
import type { KeyRing } from '../../../lib/cipher'
import { inTransaction, type Context } from '../../../lib/context'
import { writeAudit } from '../../audit'
import { phoneHashes } from '../../members'
import { ensureAccount } from '../account.service'
import { startSession, type Client, type Grant } from '../sessions/session.service'
import { keepAttempt } from './attempts.service'
import { holdBinding } from './binding.repo'
import { attachIdentity } from './binding.service'
import { listCandidates, type Candidate } from './candidates.repo'
import { issueTicket } from './ticket.service'

/** Why a number alone does not bind. For the audit; the person is told the same whatever it is. */
type Obstacle =
  | 'nobody'
  /** Retired couples share a phone. */
  | 'several'
  /** Another WeChat is bound to the entry: a new phone, or a theft. */
  | 'held'
  /** A branch that may correct its members' numbers could otherwise sign in as the officer on its roster. */
  | 'office'
  /** This deployment has its branches look at everybody (BINDING_CONFIRM). */
  | 'confirm'

interface Deps {
  keys: HashKeys & { data: KeyRing }
  /** Whether the branch looks at everybody who binds by phone. */
  branchConfirms: boolean
}

interface Login {
  openid: string
  /** Vouched for by WeChat. */
  phone: string
  client: Client
}

/**
 * Binds a WeChat to the one entry of the roster with its number. Whatever stands in the way, the same statements run and the
 * same answer goes out (say your name, the branch will look), so nobody learns from it who is on the roster.
 */
export function bindByPhone(ctx: Context, deps: Deps, login: Login): Promise<{ grant: Grant } | { ticket: string }> {
  return inTransaction(ctx, async (tx) => {
    const candidates = await listCandidates(tx.db, { phoneHashes: phoneHashes(deps.keys, login.phone) })
    const [member] = candidates
    const obstacle = obstacleTo(candidates, login.openid, deps.branchConfirms)
    if (member && obstacle === null) {
      const grant = await bindMember(tx, member, login)
      if (grant) return { grant }
    }
    return refuse(tx, deps, login, { obstacle: obstacle ?? 'held', member: candidates.length === 1 ? member : undefined })
  })
}

function obstacleTo(candidates: readonly Candidate[], openid: string, branchConfirms: boolean): Obstacle | null {
  const [only, ...others] = candidates
  if (!only) return 'nobody'
  if (others.length > 0) return 'several'
  // a lost reply: bound a moment ago
  if (only.openid === openid) return null
  if (only.openid !== null) return 'held'
  if (only.offices > 0) return 'office'
  return branchConfirms ? 'confirm' : null
}

/** Null when another WeChat was faster. */
async function bindMember(ctx: Context, member: Candidate, { openid, client }: Login): Promise<Grant | null> {
  const accountId = await ensureAccount(ctx, member)
  const held = await holdBinding(ctx.db, accountId)
  if (held !== null && held !== openid) return null
  if (held === null) {
    await attachIdentity(ctx, accountId, openid)
    await writeAudit(ctx, { action: 'auth.bind', subjectType: 'account', subjectId: accountId, orgId: member.orgId, detail: { by: 'phone' } })
  }
  return startSession(ctx, accountId, { client, by: 'binding' })
}

async function refuse(ctx: Context, { keys }: Deps, { openid, phone }: Login, { obstacle, member }: { obstacle: Obstacle; member: Candidate | undefined }) {
  const subject = { subjectType: 'member', subjectId: member?.id ?? 'unknown', orgId: member?.orgId ?? null }
  await writeAudit(ctx, { action: 'auth.ask_by_phone', ...subject, detail: { obstacle } })
  await keepAttempt(ctx, obstacle === 'held' && member ? member.id : null)
  return { ticket: issueTicket(keys.data, { openid, phone }, ctx.now) }
}
