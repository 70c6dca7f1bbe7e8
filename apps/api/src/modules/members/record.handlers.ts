import type { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../lib/bind'
import { createMember } from './enter.service'
import { toMember, viewPhone, visibleMember } from './members.service'
import { listMemberHistory } from './roster/history.service'
import { changeMember } from './update.service'

type Names = 'get' | 'create' | 'update' | 'history' | 'viewPhone'

/** One member's record. */
export const recordHandlers = ({ env: { keys } }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> => ({
  get: async ({ ctx, params }) => toMember(await visibleMember(ctx, params.memberId)),
  create: async ({ ctx, body }) => {
    const { id } = await createMember(ctx, keys, body)
    return toMember(await visibleMember(ctx, id))
  },
  update: ({ ctx, params, body }) => changeMember(ctx, keys, params.memberId, body),
  history: ({ ctx, params, query }) => listMemberHistory(ctx, params.memberId, query),
  viewPhone: ({ ctx, params, body }) => viewPhone(ctx, keys, params.memberId, body.reason),
})
