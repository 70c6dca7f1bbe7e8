import { page } from '../../../shared/routing'

/** 会议记录: writing, signing off and correcting. What is read stands in the activity's own page. */
export const minutesPages = [page('/activities/:activityId/minutes', () => import('./MinutesPage'), 'MinutesPage')]
