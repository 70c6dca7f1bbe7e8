import fp from 'fastify-plugin'
import { maintainJobs } from '../jobs/enqueue'
import { JobLoop } from '../jobs/job-loop'
import type { JobName } from '../jobs/job-names'
import { JobRunner } from '../jobs/job-runner'
import { readBacklog } from '../jobs/job.repo'
import { loggable } from './loggable'

declare module 'fastify' {
  interface FastifyInstance {
    /** Work that is put off: modules say how it is done (`work`, `every`) when they are registered. */
    jobs: JobRunner
  }
}

/** The queue (pg-boss's tables, our clock). Every process may put work on it; those with `JOBS` other than 0 do it. */
export const jobsPlugin = fp(
  async (app) => {
    const complain = (error: unknown, about: string, name?: JobName): void =>
      app.log.error({ job: name, error: error instanceof Error ? loggable(error) : String(error) }, about)
    const runner = new JobRunner({ db: app.longDb, clock: app.clock, complain })
    app.decorate('jobs', runner)
    app.gauges.push({
      name: 'ejia_jobs',
      help: 'Work that was put off: due now, seconds the oldest has been due, given up',
      read: async () => Object.entries(await readBacklog(app.longDb, app.clock.now())).map(([what, value]) => ({ labels: { what }, value })),
    })
    if (!app.env.runJobs) return
    let loop: JobLoop | undefined
    // modules have said by now what they do
    app.addHook('onReady', async () => {
      loop = new JobLoop({ runner, maintain: () => maintainJobs(app.longPool), complain })
    })
    app.addHook('preClose', () => loop?.stop())
  },
  { name: 'jobs', dependencies: ['db'] },
)
