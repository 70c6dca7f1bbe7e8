import { homeEndpoints } from '@ejia/contract/home/endpoints'
import { homeRoutes } from '@ejia/contract/home/routes'
import type { FastifyInstance } from 'fastify'
import { bind } from '../../lib/bind'
import { ownActing } from '../acting'
import { onOwnData } from '../auth'
import { sharedAmongReaders } from '../posts'
import { getActing } from './acting.service'
import { getMyHome } from './mine.service'
import { getPrefetched, sharedPrefetch } from './prefetch.service'
import { getHome } from './shared.service'
import { getWorkbench } from './workbench.service'

export async function homeModule(app: FastifyInstance): Promise<void> {
  // it has no routes of its own
  onOwnData(ownActing)
  bind(app, homeEndpoints, homeRoutes, {
    shared: ({ ctx }) => getHome(ctx, app.env),
    prefetch: ({ ctx, query }) => getPrefetched(ctx, app.env, query.appid),
    mine: ({ ctx }) => getMyHome(ctx),
    acting: ({ ctx, params }) => getActing(ctx, params.memberId),
    workbench: ({ ctx }) => getWorkbench(ctx),
  }, { shared: sharedAmongReaders, prefetch: sharedPrefetch(app.env) })
}
