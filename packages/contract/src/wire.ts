import type { activityEndpoints } from './activities/endpoints'
import type { activityRoutes } from './activities/routes'
import type { auditEndpoints } from './audit/endpoints'
import type { auditRoutes } from './audit/routes'
import type { authEndpoints } from './auth/endpoints'
import type { authRoutes } from './auth/routes'
import type { callUpEndpoints } from './call-ups/endpoints'
import type { callUpRoutes } from './call-ups/routes'
import type { WireOf } from './core/route'
import type { fileEndpoints } from './files/endpoints'
import type { fileRoutes } from './files/routes'
import type { homeEndpoints } from './home/endpoints'
import type { homeRoutes } from './home/routes'
import type { memberEndpoints } from './members/endpoints'
import type { memberRoutes } from './members/routes'
import type { messageEndpoints } from './messages/endpoints'
import type { messageRoutes } from './messages/routes'
import type { orgEndpoints } from './orgs/endpoints'
import type { orgRoutes } from './orgs/routes'
import type { pointEndpoints } from './points/endpoints'
import type { pointRoutes } from './points/routes'
import type { postEndpoints } from './posts/endpoints'
import type { postRoutes } from './posts/routes'
import type { requestEndpoints } from './requests/endpoints'
import type { requestRoutes } from './requests/routes'
import type { statEndpoints } from './stats/endpoints'
import type { statRoutes } from './stats/routes'
import type { studyEndpoints } from './study/endpoints'
import type { studyRoutes } from './study/routes'

/** Every endpoint of the API and what it takes and answers. Types only: nothing of it reaches a bundle. */
export interface Wire
  extends WireOf<typeof auditEndpoints, typeof auditRoutes>,
    WireOf<typeof fileEndpoints, typeof fileRoutes>,
    WireOf<typeof orgEndpoints, typeof orgRoutes>,
    WireOf<typeof memberEndpoints, typeof memberRoutes>,
    WireOf<typeof authEndpoints, typeof authRoutes>,
    WireOf<typeof pointEndpoints, typeof pointRoutes>,
    WireOf<typeof messageEndpoints, typeof messageRoutes>,
    WireOf<typeof callUpEndpoints, typeof callUpRoutes>,
    WireOf<typeof postEndpoints, typeof postRoutes>,
    WireOf<typeof studyEndpoints, typeof studyRoutes>,
    WireOf<typeof activityEndpoints, typeof activityRoutes>,
    WireOf<typeof requestEndpoints, typeof requestRoutes>,
    WireOf<typeof statEndpoints, typeof statRoutes>,
    WireOf<typeof homeEndpoints, typeof homeRoutes> {}
