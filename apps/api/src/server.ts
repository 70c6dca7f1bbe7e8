import closeWithGrace from 'close-with-grace'
import { buildApp } from './app'
import { readEnv } from './env'
import { gathered } from './plugins/log-stream'
import { KeysDoNotFit, requireFittingKeys } from './keys/fitting-keys'

/**
 * Milliseconds a shutdown may take before it is forced: what was accepted is finished, and that may wait for a connection and
 * then for its statement (`plugins/db.ts`). Whatever starts this process must wait longer before it kills: 30 s in `infra`.
 */
const closeDelay = 25_000

/** Between two looks, while closing, for connections whose requests have been answered: kept alive, they would outlast the delay. */
const dismissEvery = 100

/** Connections the kernel holds until they are accepted; with Node's 511, a hall that scans at once has some of its own reset. */
const backlog = 4096

async function main(): Promise<void> {
  const env = readEnv()
  const stream = gathered(process.stdout)
  process.once('exit', stream.flush)
  const app = await buildApp({ env, logger: { level: env.logLevel, stream } })
  await requireFittingKeys(app.db, env.keys).catch(async (error: unknown) => {
    // a database that is away or not yet migrated is for readiness to tell
    if (!(error instanceof KeysDoNotFit)) return app.log.warn({ err: error }, 'whether the keys fit could not be checked')
    await app.close()
    throw error
  })
  closeWithGrace({ delay: closeDelay, logger: app.log }, async ({ err }) => {
    if (err) app.log.error({ err }, 'closing after an error')
    const dismissing = setInterval(() => app.server.closeIdleConnections(), dismissEvery)
    await app.close().finally(() => clearInterval(dismissing))
  })
  await app.listen({ host: env.host, port: env.port, backlog })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
