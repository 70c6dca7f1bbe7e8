import type { FeatureRoutes } from '../../shared/routing'

export const postsRoutes: FeatureRoutes = { routes: [], menu: [] }
