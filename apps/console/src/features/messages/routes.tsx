import { page, type FeatureRoutes } from '../../shared/routing'

/** The way there is the bell in the header. */
export const messagesRoutes: FeatureRoutes = {
  routes: [page('/messages', () => import('./Inbox'), 'Inbox')],
  menu: [],
}
