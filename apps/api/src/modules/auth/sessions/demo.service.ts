import type { DemoAccount } from '@ejia/contract/auth/routes'
import { assertThat, found } from '../../../lib/app-error'
import type { Context, Executor } from '../../../lib/context'
import { listDemoAccounts } from '../auth.repo'
import { startSession, type Client, type Grant } from './session.service'

interface Demo {
  allowed: boolean
}

/** Who may sign in on a demonstration system; nobody elsewhere. */
export async function demoAccounts(db: Executor, demo: Demo): Promise<DemoAccount[]> {
  if (!demo.allowed) return []
  const rows = await listDemoAccounts(db)
  return rows.map((row) => ({ key: row.key ?? '', name: row.memberName ?? row.accountName, role: row.label ?? '', org: row.org ?? '' }))
}

export async function signInDemo(ctx: Context, demo: Demo, key: string, client: Client): Promise<Grant> {
  assertThat(demo.allowed, 'auth.demo_disabled')
  const account = found((await listDemoAccounts(ctx.db)).find((row) => row.key === key))
  return startSession(ctx, account.id, { client, by: 'demo' })
}
