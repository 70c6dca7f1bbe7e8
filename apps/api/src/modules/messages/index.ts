export { whenDelivered, type Delivery, type DeliveryHandler } from './messages.hooks'
// for the demonstration data, whose people have read what is old
export { markReadBefore } from './messages.repo'
export { messagesModule } from './messages.routes'
export { holdersOf, memberOf, nearestHoldersOf, type Holder } from './recipients.repo'
export { sendMessages, type Sending } from './send.service'
