export { statsModule } from './stats.routes'
