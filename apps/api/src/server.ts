import closeWithGrace from 'close-with-grace'
import { buildApp } from './app'
import { readEnv } from './env'

/** Milliseconds a shutdown may take before it is forced: what was accepted is finished. */
const closeDelay = 10_000

/** Connections the kernel holds until they are accepted; with Node's 511, a hall that scans at once has some of its own reset. */
const backlog = 4096

async function main(): Promise<void> {
  const env = readEnv()
  const app = await buildApp({ env, logger: { level: env.logLevel } })
  app.server.requestTimeout = 30_000
  app.server.keepAliveTimeout = 65_000
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
