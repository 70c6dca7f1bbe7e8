export { membersWithin, planActivities, stage } from './plan'
export { aroundLive, goesOnMinutes, liveActivity, liveKinds } from './live'
