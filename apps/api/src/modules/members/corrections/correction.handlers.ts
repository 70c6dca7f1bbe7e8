import type { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { askCorrection, decideCorrection, listCorrections, listOwnCorrections, withdrawCorrection } from './correction.service'

type Names = 'askCorrection' | 'listOwnCorrections' | 'withdrawCorrection' | 'listCorrections' | 'decideCorrection'

/** What members say is wrong in their entries. */
export const correctionHandlers = ({ env: { keys } }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> => ({
  askCorrection: ({ ctx, body }) => askCorrection(ctx, keys, body),
  listOwnCorrections: ({ ctx }) => listOwnCorrections(ctx, keys),
  withdrawCorrection: async ({ ctx, params }) => {
    await withdrawCorrection(ctx, params.correctionId)
    return {}
  },
  listCorrections: ({ ctx, query }) => listCorrections(ctx, keys, query),
  decideCorrection: async ({ ctx, params, body }) => {
    await decideCorrection(ctx, keys, params.correctionId, { accept: body.accept, answer: body.answer ?? '' })
    return {}
  },
})
