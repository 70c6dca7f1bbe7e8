import type { FeatureRoutes } from '../../shared/routing'

export const orgsRoutes: FeatureRoutes = { routes: [], menu: [] }
