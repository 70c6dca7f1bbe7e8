import type { FeatureRoutes } from '../../shared/routing'

export const pointsRoutes: FeatureRoutes = { routes: [], menu: [] }
