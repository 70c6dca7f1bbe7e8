import { studyEndpoints } from '@ejia/contract/study/endpoints'
import { studyRoutes } from '@ejia/contract/study/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { onOwnData } from '../auth'
import { assign, createItem, listAssignments, listItems, readItem } from './items.service'
import { listMine, summarise } from './mine.service'
import { ownStudy } from './own-data.service'
import { openSession, reachAnchor } from './sessions.service'

export async function studyModule(app: FastifyInstance): Promise<void> {
  onOwnData(ownStudy)
  bind(app, studyEndpoints, studyRoutes, {
    listMine: ({ ctx, query }) => listMine(ctx, query),
    summary: ({ ctx, query }) => summarise(ctx, query.year),
    getItem: ({ ctx, params }) => readItem(ctx, app.env, params.itemId),
    openSession: ({ ctx, params }) => openSession(ctx, params.itemId),
    reachAnchor: ({ ctx, params, body }) => reachAnchor(ctx, params.sessionId, body.anchor),
    createItem: ({ ctx, body }) => createItem(ctx, body),
    listItems: ({ ctx, query }) => listItems(ctx, query),
    assign: ({ ctx, body }) => assign(ctx, body),
    listAssignments: ({ ctx, query }) => listAssignments(ctx, query),
  })
}
