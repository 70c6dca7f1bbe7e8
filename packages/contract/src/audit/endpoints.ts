export const auditEndpoints = {
  list: 'GET /audit/lines',
} as const
