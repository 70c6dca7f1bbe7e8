export { whenDelivered, type Delivery, type DeliveryHandler } from './messages.hooks'
export { messagesModule } from './messages.routes'
export { holdersOf, memberOf, nearestHoldersOf, type Holder } from './recipients.repo'
export { sendMessages, type Sending } from './send.service'
