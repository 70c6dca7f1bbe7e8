import type { ClientBase } from 'pg'
import { bossOn } from './boss'
import { jobNames } from './job-names'

/** Seconds after which a job whose process died is taken up by another. */
const expireInSeconds = 900
const retries = { retryLimit: 5, retryDelay: 30, retryBackoff: true }

/** Makes or upgrades the queue's tables, and a queue for every kind of job. Part of the migration step, under its lock. */
export async function installJobs(client: ClientBase): Promise<void> {
  const boss = bossOn((text, values) => client.query(text, values))
  boss.on('error', () => undefined) // thrown by the call that met it as well
  await boss.start()
  // `short`: one waiting job a key
  for (const name of jobNames) await boss.createQueue(name, { name, policy: 'short', expireInSeconds, ...retries })
  await boss.stop({ graceful: false })
}
