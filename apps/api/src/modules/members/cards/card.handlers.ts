import type { memberRoutes } from '@ejia/contract/members/routes'
import type { FastifyInstance } from 'fastify'
import type { Handlers } from '../../../lib/bind'
import { endCardOf, listCardsOf, printCards, renewMyCard, showMyCard } from './card.service'

type Names = 'showCard' | 'renewCard' | 'listCards' | 'endCard' | 'printCards'

export const cardHandlers = ({ env: { keys, publicUrl } }: FastifyInstance): Pick<Handlers<typeof memberRoutes>, Names> => ({
  showCard: ({ ctx }) => showMyCard({ keys, publicUrl }, ctx),
  renewCard: ({ ctx, body }) => renewMyCard({ keys, publicUrl }, ctx, body.cardId),
  listCards: ({ ctx, params }) => listCardsOf(ctx, params.memberId),
  endCard: ({ ctx, params, body }) => endCardOf(ctx, params.memberId, body.reason),
  printCards: ({ ctx, body }) => printCards({ keys, publicUrl }, ctx, body.memberIds),
})
