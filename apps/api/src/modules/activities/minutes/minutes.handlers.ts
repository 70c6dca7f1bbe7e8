import type { activityRoutes } from '@ejia/contract/activities/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../../documents/send-document'
import type { Handlers } from '../../../lib/bind'
import { exportMinutes } from './document.service'
import { correctMinutes, getMinutes, managedActivity, saveMinutes, signOffMinutes } from './minutes.service'
import { describeOld } from './minutes.view'

export const minutesHandlers = ({ env, fileStore }: FastifyInstance) =>
  ({
    getMinutes: ({ ctx, params }) => getMinutes(env, ctx, params.activityId),
    saveMinutes: ({ ctx, params, body }) => saveMinutes(env, ctx, params.activityId, body),
    signOffMinutes: ({ ctx, params, body }) => signOffMinutes(env, ctx, params.activityId, body.basedOn),
    correctMinutes: ({ ctx, params, body }) => correctMinutes(env, ctx, params.activityId, body),
    getOldMinutes: async ({ ctx, params }) => describeOld(env, ctx, await managedActivity(ctx, params.activityId), params.revision),
    minutesDocument: async ({ ctx, params, reply }) => {
      const { name, content } = await exportMinutes(env, fileStore, ctx, params.activityId)
      return sendDocument(reply, name, content)
    },
  }) satisfies Partial<Handlers<typeof activityRoutes>>
