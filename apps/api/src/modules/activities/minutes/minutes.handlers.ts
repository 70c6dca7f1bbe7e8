import type { activityRoutes } from '@ejia/contract/activities/routes'
import type { FastifyInstance } from 'fastify'
import { sendDocument } from '../../../documents/send-document'
import type { Handlers } from '../../../lib/bind'
import { exportMinutes } from './document.service'
import { correctMinutes, managedActivity, saveMinutes, signOffMinutes } from './minutes.service'
import { describeMinutes, describeOld } from './minutes.view'

export const minutesHandlers = ({ env, fileStore }: FastifyInstance) =>
  ({
    getMinutes: async ({ ctx, params }) => describeMinutes(env, ctx, await managedActivity(ctx, params.activityId)),
    saveMinutes: async ({ ctx, params, body }) => describeMinutes(env, ctx, await saveMinutes(ctx, params.activityId, body)),
    signOffMinutes: async ({ ctx, params, body }) => describeMinutes(env, ctx, await signOffMinutes(ctx, params.activityId, body.basedOn)),
    correctMinutes: async ({ ctx, params, body }) => describeMinutes(env, ctx, await correctMinutes(ctx, params.activityId, body)),
    getOldMinutes: async ({ ctx, params }) => describeOld(env, ctx, await managedActivity(ctx, params.activityId), params.revision),
    minutesDocument: async ({ ctx, params, reply }) => {
      const { name, content } = await exportMinutes(env, fileStore, ctx, params.activityId)
      return sendDocument(reply, name, content)
    },
  }) satisfies Partial<Handlers<typeof activityRoutes>>
