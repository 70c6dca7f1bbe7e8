export { useAsked } from './asked.store'
export { subscriptionReports, type Subscriptions } from './report'
export { askFor, useSubscribeAfter, useSubscriptions } from './use-subscriptions'
