import type { AppealState } from '@ejia/domain/points-decisions'

export const appealTones: Record<AppealState, 'ok' | 'wait' | 'plain'> = { waiting: 'wait', upheld: 'ok', refused: 'plain' }

/** What is out of date once an appeal was answered. */
export const appealReadings = [
  'GET /points/appeals', 'GET /points/appeals/:appealId', 'GET /points/ledger', 'GET /points/ledger-totals', 'GET /points/ledger/:entryId', 'GET /points/orgs', 'GET /points/orgs/:orgId', 'GET /home/workbench',
] as const
