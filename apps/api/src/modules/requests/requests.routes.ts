import { requestEndpoints } from '@ejia/contract/requests/endpoints'
import { requestRoutes } from '@ejia/contract/requests/routes'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendDocument } from '../../documents/send-document'
import { assertThat } from '../../lib/app-error'
import { bind, type Handlers } from '../../lib/bind'
import type { Context } from '../../lib/context'
import { networkOf } from '../../limits/network-of'
import { readUpload } from '../../plugins/multipart'
import { onOwnData, Tries } from '../auth'
import { keepUnnamedPicture, registerFileOwner } from '../files'
import { handIn, listAddressees } from './hand-in.service'
import { figures, getManaged, listManaged } from './managed.service'
import { ownRequests } from './own-data.service'
import { checkText, dropPictures, lapseAll } from './put-off.service'
import { canReadRequestFile } from './request-files.service'
import { makeSheet } from './sheet.service'
import { add, listMine, lookUp, rate, type Asking } from './submitted.service'
import { takeStep } from './work.service'

type Routes = Handlers<typeof requestRoutes>

/** Wrong numbers from one network: enough for whoever mistypes, nothing against 23^12 numbers. */
const wrongNumbers = { most: 20, seconds: 600 }
/** Submissions and pictures from one network. A hospital stands behind one; a crowd that complains at once is some hundred people. */
const submissions = { most: 60, seconds: 600 }
const uploads = { most: 360, seconds: 600 }

export async function requestsModule(app: FastifyInstance): Promise<void> {
  registerFileOwner(app, canReadRequestFile)
  onOwnData(ownRequests)
  registerJobs(app)
  bind(app, requestEndpoints, requestRoutes, { ...handingIn(app), ...holding(app), ...working(app) })
}

/** Nobody: what is done with it leads to no account, whatever token came along. */
const nobody = (ctx: Context): Context => ({ ...ctx, actor: null })

function handingIn(app: FastifyInstance) {
  const [handedIn, uploaded] = [limited(submissions, app), limited(uploads, app)]
  return {
    listAddressees: ({ ctx }) => listAddressees(ctx),
    uploadPicture: async ({ ctx, request }) => {
      uploaded.spend(networkOf(request.ip), ctx.now)
      return keepUnnamedPicture(nobody(ctx), { store: app.fileStore, scan: app.scanFile }, await readUpload(request))
    },
    handIn: ({ ctx, body }) => {
      assertThat(ctx.actor.memberId !== null, 'thing.forbidden')
      return handIn(ctx, app.env, body, ctx.actor.memberId)
    },
    handInAnonymously: ({ ctx, body, request }) => {
      handedIn.spend(networkOf(request.ip), ctx.now)
      return handIn(nobody(ctx), app.env, body, null)
    },
    listMine: ({ ctx, query }) => listMine(ctx, app.env, query),
  } satisfies Partial<Routes>
}

/** Counts of this process's memory, widened like all ceilings. */
const limited = ({ most, seconds }: { most: number; seconds: number }, { env }: FastifyInstance): Tries =>
  new Tries(env.rateLimitScale === 0 ? Number.POSITIVE_INFINITY : most * env.rateLimitScale, seconds)

function holding(app: FastifyInstance) {
  const tries = new Tries(wrongNumbers.most, wrongNumbers.seconds)
  const asking = (request: FastifyRequest): Asking => ({ env: app.env, tries, network: networkOf(request.ip) })
  return {
    lookUp: ({ ctx, body, request }) => lookUp(nobody(ctx), asking(request), body.code),
    add: ({ ctx, body, request }) => add(nobody(ctx), asking(request), body),
    rate: ({ ctx, body, request }) => rate(nobody(ctx), asking(request), body),
  } satisfies Partial<Routes>
}

function working(app: FastifyInstance) {
  return {
    listManaged: ({ ctx, query }) => listManaged(ctx, query),
    getManaged: ({ ctx, params }) => getManaged(ctx, app.env, params.caseId),
    takeStep: ({ ctx, params, body }) => takeStep(ctx, app.env, params.caseId, body),
    sheet: async ({ ctx, query, reply }) => {
      const { name, content } = await makeSheet(ctx, query)
      return sendDocument(reply, name, content)
    },
    figures: ({ ctx, query }) => figures(ctx, query),
  } satisfies Partial<Routes>
}

function registerJobs(app: FastifyInstance): void {
  app.jobs.work<{ requestId: string }>('requests.check-text', (ctx, { requestId }) => checkText(ctx, (asked) => app.wechat.checkText(asked), requestId))
  app.jobs.every('requests.lapse', '20 6 * * *', lapseAll)
  app.jobs.every('requests.drop-pictures', '40 * * * *', (ctx) => dropPictures(ctx, app.fileStore))
}
