export { studyModule } from './study.routes'
