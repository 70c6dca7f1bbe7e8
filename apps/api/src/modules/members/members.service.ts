import type { Executor } from '../../lib/context'
import { findStanding } from './members.repo'

/** Where a member stands: status, in service or retired, away, organisation. */
export const getStanding = (db: Executor, memberId: string) => findStanding(db, memberId)
