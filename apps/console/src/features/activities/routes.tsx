import type { FeatureRoutes } from '../../shared/routing'

export const activitiesRoutes: FeatureRoutes = { routes: [], menu: [] }
