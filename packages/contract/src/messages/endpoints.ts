export const messageEndpoints = {
  list: 'GET /messages',
  countUnread: 'GET /messages/unread-count',
  read: 'POST /messages/:messageId/read',
  readAll: 'POST /messages/read-all',
} as const
