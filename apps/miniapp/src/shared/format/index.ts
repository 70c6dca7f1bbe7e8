export { clockText, dateTimeText, dayInput, dayText, exactText, instantOf, momentText, spanText, timeText, type Moment } from './moments'
