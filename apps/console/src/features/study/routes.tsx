import { page, type FeatureRoutes } from '../../shared/routing'

export const studyRoutes: FeatureRoutes = {
  routes: [page('/study', () => import('./AssignmentsPage'), 'AssignmentsPage'), page('/study/new', () => import('./AssignPage'), 'AssignPage')],
  menu: [{ path: '/study', label: '学习', icon: 'study', group: 'daily', needs: ['study.manage'] }],
}
