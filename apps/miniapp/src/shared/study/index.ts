export { dueText } from './due'
export { hoursOf } from './hours'
export { showStudy, useStudyView, type StudyState } from './view.store'
