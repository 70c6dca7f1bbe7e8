import { decisionChecks } from './decisions.repo'
import { entryChecks } from './entries.repo'
import { ruleChecks } from './rules.repo'
import { sumChecks } from './sums.repo'

/** What must hold in the ledger by itself; what it has to do with attendances and readings is said where those live. */
export const pointsChecks = [...sumChecks, ...entryChecks, ...ruleChecks, ...decisionChecks]
