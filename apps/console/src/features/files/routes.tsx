import type { FeatureRoutes } from '../../shared/routing'

export const filesRoutes: FeatureRoutes = { routes: [], menu: [] }
