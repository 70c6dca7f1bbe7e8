export const orgEndpoints = {
  list: 'GET /orgs',
  get: 'GET /orgs/:orgId',
  create: 'POST /orgs',
  update: 'PATCH /orgs/:orgId',
  move: 'POST /orgs/:orgId/move',
  dissolve: 'POST /orgs/:orgId/dissolve',
  history: 'GET /orgs/:orgId/history',
  holdings: 'GET /orgs/:orgId/holdings',
  termsEnding: 'GET /term-warnings',
} as const
