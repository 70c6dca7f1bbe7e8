export const memberEndpoints = {
  list: 'GET /members',
  get: 'GET /members/:memberId',
  create: 'POST /members',
  update: 'PATCH /members/:memberId',
  history: 'GET /members/:memberId/history',
  viewPhone: 'POST /members/:memberId/phone-views',
  counts: 'GET /member-counts',
  exportRoster: 'POST /member-exports',

  transfer: 'POST /members/:memberId/transfers',
  listTransfers: 'GET /member-transfers',
  decideTransfer: 'POST /member-transfers/:transferId/decision',
  withdrawTransfer: 'POST /member-transfers/:transferId/withdrawal',

  importRoster: 'POST /members/imports',
  startImport: 'POST /roster-imports',
  listImports: 'GET /roster-imports',
  getImport: 'GET /roster-imports/:importId',
  checkImport: 'POST /roster-imports/:importId/check',
  runImport: 'POST /roster-imports/:importId/run',
  discardImport: 'DELETE /roster-imports/:importId',
  importErrors: 'GET /roster-imports/:importId/error-sheet',
} as const
