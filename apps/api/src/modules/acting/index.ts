export { actedBy, toActedBy } from './acting.fragment'
export { actFor, listLately, reachableForActing, recordActing } from './acting.service'
export { ownActing } from './own-data.service'
