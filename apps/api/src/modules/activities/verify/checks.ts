import { attendanceChecks } from './attendances.repo'
import { recordChecks } from './records.repo'

/** What must hold between attendances, their events, the ledger, the audit and what phones were told. */
export const activityChecks = [...attendanceChecks, ...recordChecks]
