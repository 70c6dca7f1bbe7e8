export { handIn, type HandedIn } from './hand-in.service'
export { requestsModule } from './requests.routes'
export { requestsWaiting } from './waiting.service'
