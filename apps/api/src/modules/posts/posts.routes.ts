import { postEndpoints } from '@ejia/contract/posts/endpoints'
import { postRoutes } from '@ejia/contract/posts/routes'
import type { FastifyInstance } from 'fastify'
import { bind, type Handlers } from '../../lib/bind'
import { actFor } from '../acting'
import { onOwnData } from '../auth'
import { registerFileOwner } from '../files'
import { deskHandlers } from './desk.handlers'
import { createPost, savePost } from './draft.service'
import { listManaged } from './managed.service'
import { ownReading } from './own-data.service'
import { canReadFile } from './post-files.service'
import { registerPostJobs } from './posts.jobs'
import { withLinks } from './posts.view'
import { pinPost, publishPost, reviewPost, submitPost, withdrawPost } from './publish.service'
import { getMyPost, getPost, listPosts, listSections } from './read.service'
import { listReceipts } from './readership.service'
import { giveReceipt, recordRead } from './receipts.service'
import { remindUnsigned } from './remind.service'
import { listRevisions } from './revisions.service'
import { schedulePost, unschedulePost } from './schedule.service'
import { sharedAmongReaders, sharedArticle } from './sharing.service'
import { getDraft } from './work.service'

type PostHandlers = Handlers<typeof postRoutes>

export async function postsModule(app: FastifyInstance): Promise<void> {
  registerFileOwner(app, canReadFile)
  onOwnData(ownReading)
  registerPostJobs(app)
  bind(app, postEndpoints, postRoutes, { ...reading(app), ...working(app), ...deskHandlers(app) }, { list: sharedAmongReaders, get: sharedArticle })
}

const reading = ({ env }: FastifyInstance) =>
  ({
    listSections: ({ ctx }) => listSections(ctx),
    list: ({ ctx, query }) => listPosts(ctx, env, query),
    get: ({ ctx, params }) => getPost(ctx, env, params.postId),
    getMine: ({ ctx, params }) => getMyPost(ctx, params.postId),
    recordRead: ({ ctx, params }) => recordRead(ctx, params.postId),
    giveReceipt: ({ ctx, params }) => giveReceipt(ctx, params.postId),
    giveReceiptFor: async ({ ctx, params }) => giveReceipt(await actFor(ctx, params.memberId), params.postId),
    listReceipts: ({ ctx, params, query }) => listReceipts(ctx, params.postId, query),
    listManaged: ({ ctx, query }) => listManaged(ctx, query),
    listRevisions: ({ ctx, params, query }) => listRevisions(ctx, params.postId, query),
  }) satisfies Partial<PostHandlers>

const working = ({ env }: FastifyInstance) =>
  ({
    getDraft: async ({ ctx, params }) => withLinks({ env, now: ctx.now }, await getDraft(ctx, params.postId)),
    create: async ({ ctx, body }) => withLinks({ env, now: ctx.now }, await createPost(ctx, body)),
    save: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await savePost(ctx, params.postId, body)),
    submit: async ({ ctx, params }) => withLinks({ env, now: ctx.now }, await submitPost(ctx, params.postId)),
    review: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await reviewPost(ctx, params.postId, body)),
    publish: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await publishPost(ctx, params.postId, body)),
    schedule: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await schedulePost(ctx, params.postId, body)),
    unschedule: async ({ ctx, params }) => withLinks({ env, now: ctx.now }, await unschedulePost(ctx, params.postId)),
    remind: ({ ctx, params }) => remindUnsigned(ctx, params.postId),
    withdraw: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await withdrawPost(ctx, params.postId, body)),
    pin: async ({ ctx, params, body }) => withLinks({ env, now: ctx.now }, await pinPost(ctx, params.postId, body)),
  }) satisfies Partial<PostHandlers>
