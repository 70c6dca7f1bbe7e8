import { page, type FeatureRoutes } from '../../shared/routing'

export const orgsRoutes: FeatureRoutes = {
  routes: [page('/orgs', () => import('./OrgsPage'), 'OrgsPage')],
  menu: [{ path: '/orgs', label: '党组织', icon: 'orgs', group: 'people', needs: ['members.read'] }],
}
