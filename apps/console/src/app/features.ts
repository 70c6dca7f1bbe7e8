import type { FeatureRoutes } from '../shared/routing'
import { activitiesRoutes } from '../features/activities/routes'
import { authRoutes } from '../features/auth/routes'
import { callUpsRoutes } from '../features/call-ups/routes'
import { filesRoutes } from '../features/files/routes'
import { homeRoutes } from '../features/home/routes'
import { membersRoutes } from '../features/members/routes'
import { messagesRoutes } from '../features/messages/routes'
import { orgsRoutes } from '../features/orgs/routes'
import { pointsRoutes } from '../features/points/routes'
import { postsRoutes } from '../features/posts/routes'
import { requestsRoutes } from '../features/requests/routes'
import { statsRoutes } from '../features/stats/routes'
import { studyRoutes } from '../features/study/routes'

/** Every feature, in the order of the menu. */
export const features: FeatureRoutes[] = [
  homeRoutes,
  messagesRoutes,
  postsRoutes,
  activitiesRoutes,
  callUpsRoutes,
  requestsRoutes,
  studyRoutes,
  membersRoutes,
  orgsRoutes,
  pointsRoutes,
  statsRoutes,
  filesRoutes,
  authRoutes,
]
