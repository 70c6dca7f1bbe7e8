import { verifyAudit } from '../../src/modules/audit'
import type { TestApp } from './app'
import { until } from './until'

/**
 * Seals until every line of the audit is in the chain. Sealing waits for whatever the server has under way, and the
 * server is shared: a test of another database that keeps a transaction open for seconds holds it up.
 */
export async function untilSealed({ app }: Pick<TestApp, 'app'>, seal: () => Promise<unknown> = () => app.sealAudit()): Promise<void> {
  await until('every line of the audit is sealed', async () => {
    await seal()
    return (await verifyAudit(app.db, app.env.keys.seal)).unsealed === 0
  })
}
