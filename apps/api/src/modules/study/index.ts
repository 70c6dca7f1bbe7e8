export { assign, createItem } from './items.service'
export { assignMakeUp, type MakeUp } from './make-up.service'
export { listOwedStudies } from './mine.service'
// for the demonstration data, which lives through months of reading in minutes
export { replayStudy, type Study } from './replay.service'
export { studyModule } from './study.routes'
export { studyChecks } from './verify.repo'
