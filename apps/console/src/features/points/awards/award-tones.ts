import type { AwardState } from '@ejia/domain/points-decisions'

export const awardTones: Record<AwardState, 'ok' | 'wait' | 'bad' | 'plain'> = { proposed: 'wait', approved: 'ok', refused: 'bad', withdrawn: 'plain' }

/** What is out of date once somebody decided. */
export const awardReadings = [
  'GET /points/award-proposals', 'GET /points/award-proposals/:proposalId', 'GET /points/ledger', 'GET /points/ledger-totals', 'GET /points/orgs', 'GET /points/orgs/:orgId', 'GET /home/workbench',
] as const
