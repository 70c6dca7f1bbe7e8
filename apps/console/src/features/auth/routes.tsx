import { page, type FeatureRoutes } from '../../shared/routing'

export const authRoutes: FeatureRoutes = {
  routes: [],
  menu: [],
  open: [page('/sign-in', () => import('./SignIn'), 'SignIn')],
}
