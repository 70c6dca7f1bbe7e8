import { page, type FeatureRoutes } from '../../shared/routing'

export const requestsRoutes: FeatureRoutes = {
  routes: [
    page('/requests', () => import('./RequestsPage'), 'RequestsPage'),
    page('/requests/:caseId', () => import('./RequestPage'), 'RequestPage'),
  ],
  menu: [{ path: '/requests', label: '投诉建议', icon: 'info', group: 'daily', needs: ['requests.handle'] }],
}
