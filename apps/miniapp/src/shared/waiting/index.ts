export { defineWaiting, sendWaiting, startSendingWaiting, type Outbox, type Outcome } from './outbox'
export { WaitingList } from './WaitingList'
export { forgetItem as forgetWaiting, useWaitingStore } from './waiting.store'
export type { Waiting, WaitingKind } from './waiting.types'
