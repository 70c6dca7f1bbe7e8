import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keepSecrets } from '@ejia/config/scripts/start/secrets.mjs'
import { startApi } from './api-process'
import type { Options } from './arguments'
import { interleave } from './compare'
import { DatabaseServer } from './databases'
import type { Bench } from './part'
import { runPgbench } from './pgbench'
import { requirePrograms } from './programs'
import { startStatic } from './static-process'
import { signToken } from './token'
import { runWrk } from './wrk'

export interface OpenBench extends Bench {
  server: DatabaseServer
  close: () => Promise<void>
}

/** Everything a part may ask for, and the end of all of it. `home` is the folder of what is kept. */
export async function openBench(options: Options, home: string, say: (line: string) => void): Promise<OpenBench> {
  const { pgbench } = requirePrograms()
  mkdirSync(home, { recursive: true })
  const secrets = keepSecrets(path.join(home, 'secrets.json'), {})
  const scratch = mkdtempSync(path.join(tmpdir(), 'ejia-bench-'))
  const server = await DatabaseServer.start(home, options.databaseUrl)
  /** Undone in reverse. */
  const endings: (() => Promise<void>)[] = [async () => rmSync(scratch, { recursive: true, force: true }), () => server.stop()]
  const ending = <T>(thing: T, end: () => Promise<void>): T => {
    endings.push(end)
    return thing
  }
  let statics = 0
  return {
    seconds: options.seconds,
    rounds: options.rounds,
    server,
    say,
    secrets,
    prepare: (recipe) => server.prepare(recipe, say),
    open: async (template) => {
      const database = await server.open(template)
      return ending(database, database.drop)
    },
    startApi: async (wanted) => {
      const api = await startApi(wanted, secrets, scratch)
      return ending(api, api.stop)
    },
    startStatic: async (bytes) => {
      const bare = await startStatic(bytes, path.join(scratch, `static-${statics++}.log`))
      return ending(bare, bare.stop)
    },
    tokenFor: (session) => signToken(secrets.JWT_SECRET ?? '', session, Math.floor(Date.now() / 1000)),
    load: (load) => runWrk({ seconds: options.seconds, ...load }, scratch),
    pgbench: (run) => runPgbench(pgbench, { seconds: options.seconds, ...run }, scratch),
    compare: async ({ work, against, title, rounds = options.rounds }) => {
      const found = await interleave(rounds, work, against)
      say(`${title}: ${found.ratio.toFixed(2)} (${found.ratios.map((one) => one.toFixed(2)).join(' ')}; ${found.work.perSecond.toFixed(0)} of ${found.against.perSecond.toFixed(0)} a second)`)
      return found
    },
    close: async () => {
      for (const end of endings.splice(0).reverse()) await end().catch((error: unknown) => say(String(error)))
    },
  }
}
