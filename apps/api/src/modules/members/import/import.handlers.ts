import type { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../../documents/send-document'
import { found } from '../../../lib/app-error'
import type { Handlers } from '../../../lib/bind'
import { readUpload } from '../../../plugins/multipart'
import { errorSheet } from './error-sheet'
import { importRoster } from './import.service'
import { carryOutImport, sweepImports } from './run.service'
import { checkImport, discardImport, getImport, importReport, listMyImports, runImport, startImport } from './staged.service'

type Names = 'importRoster' | 'startImport' | 'listImports' | 'getImport' | 'checkImport' | 'runImport' | 'discardImport' | 'importErrors'

export function importHandlers({ env: { keys }, changes }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> {
  return {
    importRoster: async ({ ctx, query, request }) => {
      const { content } = await readUpload(request)
      const report = await importRoster(ctx, keys, content, query)
      await changes.settled()
      return report
    },
    startImport: async ({ ctx, query, request }) => startImport(ctx, keys, { ...(await readUpload(request)), orgId: query.orgId }),
    listImports: ({ ctx }) => listMyImports(ctx),
    getImport: ({ ctx, params }) => getImport(ctx, keys, params.importId),
    checkImport: ({ ctx, params, body }) => checkImport(ctx, keys, params.importId, body.columns),
    runImport: ({ ctx, params }) => runImport(ctx, params.importId),
    discardImport: async ({ ctx, params }) => {
      await discardImport(ctx, params.importId)
      return {}
    },
    importErrors: async ({ ctx, params, reply }) => sendDocument(reply, '名册错误行.xlsx', await errorSheet(found(await importReport(ctx, keys, params.importId)))),
  }
}

export function importJobs(app: FastifyInstance): void {
  const { keys } = app.env
  app.jobs.work<{ importId: string }>('members.import', (ctx, { importId }) => carryOutImport(ctx, keys, (accountId) => app.actorOf(accountId), importId))
  app.jobs.every('members.import-sweep', '*/5 * * * *', sweepImports)
}
