export { whenDelivered, type Delivery, type DeliveryHandler } from './messages.hooks'
export { messagesModule } from './messages.routes'
export { sendMessages, type Sending } from './send.service'
