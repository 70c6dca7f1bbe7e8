import closeWithGrace from 'close-with-grace'
import { buildApp } from './app'
import { readEnv } from './env'
import { gathered } from './plugins/log-stream'
import { KeysDoNotFit, requireFittingKeys } from './keys/fitting-keys'

/** Milliseconds a shutdown may take before it is forced: what was accepted is finished. */
const closeDelay = 10_000

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
    await app.close()
  })
  await app.listen({ host: env.host, port: env.port, backlog })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
