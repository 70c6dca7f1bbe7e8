import type { FeatureRoutes } from '../../shared/routing'

export const membersRoutes: FeatureRoutes = { routes: [], menu: [] }
