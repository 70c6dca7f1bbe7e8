import { page, type FeatureRoutes } from '../../shared/routing'

export const statsRoutes: FeatureRoutes = {
  routes: [page('/stats', () => import('./StatsPage'), 'StatsPage')],
  fullScreen: [page('/corridor', () => import('./corridor/CorridorPage'), 'CorridorPage')],
  menu: [{ path: '/stats', label: '统计', icon: 'chart', group: 'insight', needs: ['stats.read'] }],
}
