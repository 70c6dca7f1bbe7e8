export const statEndpoints = {
  listMonths: 'GET /stats/months',
  listOrgs: 'GET /stats/orgs',
  exportSheet: 'GET /stats/sheet',
  corridor: 'GET /stats/corridor',
} as const
