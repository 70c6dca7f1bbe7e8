import type { ProblemCode } from '@ejia/contract/core/problem'

/** Constraint → what it means to the person whose request broke it. The database is the last word on uniqueness. */
const byConstraint: Record<string, ProblemCode> = {
  orgs_parent_name_unique: 'orgs.name_taken',
  members_roster_no_unique: 'members.roster_no_taken',
  member_transfers_waiting_unique: 'members.transfer_waiting',
  member_corrections_open_unique: 'members.correction_waiting',
  accounts_member_id_unique: 'auth.already_bound',
  wechat_identities_account_unique: 'auth.already_bound',
  wechat_identities_openid_unique: 'auth.wechat_taken',
  role_grants_held_unique: 'auth.role_held',
  standing_teams_name_unique: 'call_ups.team_name_taken',
  point_rules_key_version_unique: 'points.rule_version_exists',
  point_ledger_reversal_of_unique: 'points.reversed_already',
  point_appeals_entry_unique: 'points.appealed_already',
  point_appeals_missing_unique: 'points.appealed_already',
  study_assignments_item_org_unique: 'study.assigned_already',
}

/** SQLSTATE → code. Class 22: the data cannot be what it claims; 53/57/08/25: the server cannot now. */
const byState: Record<string, ProblemCode> = {
  '22003': 'request.invalid',
  '22007': 'request.invalid',
  '22008': 'request.invalid',
  '22009': 'request.invalid',
  '22021': 'request.invalid',
  '22P02': 'request.invalid',
  '22P05': 'request.invalid',
  '23503': 'reference.not_found',
  '25006': 'server.busy', // a standby that is not yet the first
  '25P03': 'server.busy',
  '40001': 'server.busy',
  '40P01': 'server.busy',
  '53100': 'server.busy',
  '53200': 'server.busy',
  '53300': 'server.busy',
  '55P03': 'server.busy',
  '57014': 'server.busy',
  '57P01': 'server.busy',
  '57P02': 'server.busy',
  '57P03': 'server.busy',
  '57P05': 'server.busy',
  '58030': 'server.busy',
  '08000': 'server.busy',
  '08001': 'server.busy',
  '08003': 'server.busy',
  '08004': 'server.busy',
  '08006': 'server.busy',
}

const connectionErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What the driver says, without a code, of a connection that cannot be had, was lost, or does not answer. */
const lost = /timeout exceeded when trying to connect|timeout expired|Connection terminated|Query read timeout|is not queryable/

interface Known {
  code?: unknown
  constraint?: unknown
  message?: unknown
  cause?: unknown
}

/** What a database error means in the contract's words, or undefined when it is not one we know. */
export function databaseProblem(error: unknown): ProblemCode | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, constraint, message, cause } = error as Known
  if (typeof constraint === 'string' && byConstraint[constraint]) return byConstraint[constraint]
  if (typeof code === 'string' && (byState[code] || connectionErrors.has(code))) return byState[code] ?? 'server.busy'
  // a wrapper's message quotes the statement and what people wrote
  if (typeof message === 'string' && !('query' in error) && lost.test(message)) return 'server.busy'
  return cause === undefined ? undefined : databaseProblem(cause)
}
