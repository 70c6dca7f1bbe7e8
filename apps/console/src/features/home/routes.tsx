import { page, type FeatureRoutes } from '../../shared/routing'

export const homeRoutes: FeatureRoutes = {
  routes: [page('/', () => import('./Workbench'), 'Workbench')],
  menu: [{ path: '/', label: '工作台', icon: 'home', group: 'daily' }],
}
