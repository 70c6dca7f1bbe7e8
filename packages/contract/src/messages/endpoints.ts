export const messageEndpoints = {
  list: 'GET /messages',
  countUnread: 'GET /messages/unread-count',
  read: 'POST /messages/:messageId/read',
  readAll: 'POST /messages/read-all',
  subscriptions: 'GET /messages/subscriptions',
  subscribe: 'POST /messages/subscriptions',
} as const
