import type { FeatureRoutes } from '../../shared/routing'

export const studyRoutes: FeatureRoutes = { routes: [], menu: [] }
