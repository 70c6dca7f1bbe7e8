export { ActorMemory, loadActor } from './actor.service'
export { authModule } from './auth.routes'
export { startSession } from './session.service'
