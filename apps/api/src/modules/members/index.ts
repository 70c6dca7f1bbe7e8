export { getStanding } from './members.service'
export { membersModule } from './members.routes'
