export { dueText } from './due'
export { hoursLeft, hoursOf } from './hours'
export { showStudy, useStudyView, type StudyState } from './view.store'
