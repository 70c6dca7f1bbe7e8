export const memberEndpoints = {
  list: 'GET /members',
  get: 'GET /members/:memberId',
  create: 'POST /members',
  update: 'PATCH /members/:memberId',
  viewPhone: 'POST /members/:memberId/phone-views',
  importRoster: 'POST /members/imports',
} as const
