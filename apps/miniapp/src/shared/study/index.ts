export { dueText } from './due'
export { hoursOf } from './hours'
