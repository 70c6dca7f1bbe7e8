import type { FeatureRoutes } from '../../shared/routing'

export const messagesRoutes: FeatureRoutes = { routes: [], menu: [] }
