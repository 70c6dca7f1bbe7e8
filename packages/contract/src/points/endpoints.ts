export const pointEndpoints = {
  mine: 'GET /points/mine',
  listMyLedger: 'GET /points/mine/ledger',
  getEntry: 'GET /points/ledger/:entryId',
  listLedger: 'GET /points/ledger',
  branch: 'GET /points/orgs/:orgId',
  listRules: 'GET /points/rules',
  addRuleVersion: 'POST /points/rules',
  reverse: 'POST /points/ledger/:entryId/reversal',
  closeYear: 'POST /points/years/:year/close',
} as const
