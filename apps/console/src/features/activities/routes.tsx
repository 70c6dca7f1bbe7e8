import { page, type FeatureRoutes } from '../../shared/routing'
import { dutyMenu, dutyPages } from './duties/pages'
import { minutesPages } from './minutes/pages'

export const activitiesRoutes: FeatureRoutes = {
  routes: [
    page('/activities', () => import('./list/ActivityList'), 'ActivityList'),
    page('/activities/new', () => import('./plan/NewPlan'), 'NewPlan'),
    page('/activities/:activityId', () => import('./detail/ActivityDetail'), 'ActivityDetail'),
    page('/activities/:activityId/edit', () => import('./plan/EditPlan'), 'EditPlan'),
    page('/activities/:activityId/confirm', () => import('./confirm/ConfirmList'), 'ConfirmList'),
    ...minutesPages,
    ...dutyPages,
    page('/leaves', () => import('./leaves/LeavesWaiting'), 'LeavesWaiting'),
  ],
  menu: [
    { path: '/activities', label: '活动', icon: 'activity', group: 'daily', needs: ['activities.manage'] },
    ...dutyMenu,
    { path: '/leaves', label: '请假审批', icon: 'clock', group: 'daily', needs: ['activities.manage'] },
  ],
  fullScreen: [page('/activities/:activityId/board', () => import('./board/CheckInBoard'), 'CheckInBoard')],
}
