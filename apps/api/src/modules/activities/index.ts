export { activitiesModule } from './activities.routes'
