import { auditEndpoints } from '@ejia/contract/audit/endpoints'
import { auditRoutes } from '@ejia/contract/audit/routes'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { bind } from '../../lib/bind'
import { listAudit, type OrgScope } from './list.service'
import { linesToSeal, sealLines, type Sealed } from './seal.service'

declare module 'fastify' {
  interface FastifyInstance {
    auditScope: { orgIdsUnder: OrgScope }
    /** Seals what is settled now; the timer calls the same. */
    sealAudit: () => Promise<Sealed>
  }
}

/** The tree of organisations says which of them lie below which. */
export function registerOrgScope(app: FastifyInstance, orgIdsUnder: OrgScope): void {
  app.auditScope.orgIdsUnder = orgIdsUnder
}

export const auditModule = fp(
  async (app) => {
    app.decorate('auditScope', { orgIdsUnder: () => Promise.resolve([]) })
    bind(app, auditEndpoints, auditRoutes, { list: ({ ctx, query }) => listAudit(ctx, app.auditScope.orgIdsUnder, query) })
    app.gauges.push({ name: 'ejia_audit_unsealed_lines', help: 'Lines of the audit that wait to be sealed, at most 10,000', read: async () => [{ value: await linesToSeal(app.longDb) }] })
    sealing(app)
  },
  { name: 'audit' },
)

/** One process seals at a time; the head of the chain goes to the log, where nobody with the database alone can change it. */
function sealing(app: FastifyInstance): void {
  const memory = { since: null }
  app.decorate('sealAudit', async () => {
    const sealed = await sealLines({ db: app.longDb, now: app.clock.now(), actor: null, jobs: app.jobs }, app.env.keys.seal, memory)
    if (sealed.head) app.log.info({ ...sealed.head, lines: sealed.lines }, 'audit sealed')
    return sealed
  })
  if (app.env.sealSeconds === 0) return
  let running: Promise<unknown> = Promise.resolve()
  let idle = true
  const timer = setInterval(() => {
    if (!idle) return
    idle = false
    running = app
      .sealAudit()
      .catch((error: unknown) => app.log.warn({ err: error }, 'the audit could not be sealed; it is tried again'))
      .finally(() => (idle = true))
  }, app.env.sealSeconds * 1000).unref()
  app.addHook('preClose', async () => {
    clearInterval(timer)
    await running
  })
}
