export { pointsModule } from './points.routes'
