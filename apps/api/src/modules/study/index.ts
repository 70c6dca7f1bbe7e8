export { assignMakeUp, type MakeUp } from './make-up.service'
export { listOwedStudies } from './mine.service'
export { studyModule } from './study.routes'
