export { activitiesModule } from './activities.routes'
export { findCurrentActivity } from './activities.service'
export { listStaffDuties } from './duties.service'
// for the demonstration data, which lives through months of meetings in minutes
export { askLeave, decideLeave } from './leave.service'
export { cancelActivity, createActivity, openActivity } from './plan.service'
export { confirmActivity } from './confirm.service'
export { recordAttendancesOf, type Entry } from './entries.service'
export { signUp } from './sign-up.service'
