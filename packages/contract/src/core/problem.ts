/**
 * Every error the API can answer with, and its HTTP status, in one table.
 * The code is stable and part of the contract; the words for people are in `problem.zh.ts`.
 */
export const problems = {
  'request.malformed': 400,
  'request.invalid': 400,
  'request.too_large': 413,
  'request.head_too_large': 431,
  'request.too_slow': 408,
  'request.unsupported_type': 415,
  'route.not_found': 404,
  'rate.limited': 429,
  'server.error': 500,
  'server.busy': 503,
  'server.not_ready': 503,
  'client.too_old': 426,

  'thing.not_found': 404,
  'thing.forbidden': 403,
  'thing.changed': 409,
  'reference.not_found': 422,
  'idempotency.key_reused': 422,

  'auth.required': 401,
  'auth.token_invalid': 401,
  'auth.token_expired': 401,
  'auth.session_ended': 401,
  'auth.refresh_invalid': 401,
  'auth.refresh_reused': 401,
  'auth.account_disabled': 403,
  'auth.demo_disabled': 404,
  'auth.wechat_code_invalid': 401,
  'auth.wechat_unavailable': 503,
  'auth.phone_not_mainland': 422,
  'auth.ticket_invalid': 401,
  'auth.invitation_invalid': 422,
  'auth.wechat_blocked': 403,
  'auth.wechat_taken': 409,
  'auth.already_bound': 409,
  'auth.not_bound': 409,
  'auth.request_decided': 409,
  'auth.role_held': 409,
  'auth.not_party_member': 422,
  'auth.last_admin': 409,
  'auth.console_expired': 410,
  'auth.console_other_person': 409,
  'auth.console_no_role': 403,
  'auth.console_decided': 409,
  'auth.console_not_scanned': 409,
  'auth.console_claim_invalid': 404,
  'auth.operator_refused': 422,
  'auth.operator_locked': 429,
  'auth.set_up_expired': 410,
  'auth.password_weak': 422,
  'auth.code_wrong': 422,

  'orgs.dissolved': 409,
  'orgs.name_taken': 409,
  'orgs.would_cycle': 409,
  'orgs.kind_not_allowed': 422,
  'orgs.has_children': 409,
  'orgs.has_members': 409,
  'orgs.is_root': 409,
  'orgs.has_open_activities': 409,

  'members.roster_no_taken': 409,
  'members.org_holds_none': 422,
  'members.import_unreadable': 422,
  'members.import_empty': 422,
  'members.import_columns_missing': 422,
  'members.import_too_many_rows': 413,
  'members.import_has_errors': 422,
  'members.import_wrong_state': 409,
  'members.import_file_gone': 410,
  'members.import_columns_twice': 422,
  'members.same_org': 422,
  'members.transfer_waiting': 409,
  'members.transfer_decided': 409,
  'members.transfer_expired': 409,
  'members.transfer_stale': 409,
  'members.transfer_note_missing': 422,
  'members.phones_need_reason': 422,

  'files.empty': 422,
  'files.too_large': 413,
  'files.type_not_allowed': 415,
  'files.type_mismatch': 415,
  'files.not_for_this': 415,
  'files.too_large_for_this': 413,
  'files.infected': 422,
  'files.scan_unavailable': 503,
  'files.storage_full': 503,

  'call_ups.team_name_taken': 409,
  'call_ups.team_dissolved': 409,
  'call_ups.captain_not_in_team': 422,
  'call_ups.nobody_to_call': 422,
  'call_ups.gather_in_past': 422,
  'call_ups.over': 409,
  'call_ups.answer_incomplete': 422,
  'call_ups.reminded_just_now': 409,
  'call_ups.everybody_answered': 409,

  'posts.empty': 422,
  'posts.wrong_state': 409,
  'posts.review_required': 409,
  'posts.receipt_not_asked': 409,
  'posts.own_review': 409,
  'posts.schedule_out_of_range': 422,
  'posts.expires_too_early': 422,
  'posts.notice_too_short': 422,
  'posts.notice_running': 409,
  'posts.quiet_hours': 409,
  'posts.reminded_today': 409,

  'study.not_assigned': 403,
  'study.session_closed': 409,
  'study.out_of_order': 409,
  'study.too_fast': 409,
  'study.assigned_already': 409,
  'study.due_in_past': 422,

  'points.year_closed': 409,
  'points.reversed_already': 409,
  'points.rule_version_exists': 409,
  'points.rule_in_past': 422,
  'points.year_not_over': 422,
  'points.is_reversal': 409,
  'points.rule_in_force': 409,
  'points.rule_withdrawn': 409,
  'points.fact_in_future': 422,
  'points.amount_not_allowed': 422,
  'points.no_such_rule': 422,
  'points.proposal_decided': 409,
  'points.own_proposal': 403,
  'points.own_award': 403,
  'points.nothing_awarded': 409,
  'points.refusal_reason': 422,
  'points.appealed_already': 409,
  'points.appeal_subject': 422,
  'points.appeal_decided': 409,
  'points.own_entry': 403,
  'points.correction_mismatch': 422,
  'points.too_many_rows': 422,

  'activities.wrong_state': 409,
  'activities.times_out_of_order': 422,
  'activities.sign_up_closed': 409,
  'activities.full': 409,
  'activities.not_on_roster': 403,
  'activities.leave_decided': 409,
  'activities.leave_closed': 409,
  'activities.checked_in_already': 409,
  'activities.not_checked_in': 409,
  'activities.unreviewed': 409,
  'activities.nobody_expected': 422,
  'activities.too_many_screens': 429,

  'minutes.signed_off': 409,
  'minutes.not_signed': 409,
  'minutes.list_unconfirmed': 409,
  'minutes.incomplete': 422,
  'minutes.votes_impossible': 422,

  'check_in.code_invalid': 422,
  'check_in.code_expired': 422,
  'check_in.wrong_activity': 422,
  'check_in.not_open': 409,
  'check_in.closed': 409,
  'check_in.too_late': 409,
  'check_in.too_many_tries': 429,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problems

/** What is wrong with one field of a request: JSON pointer or column, and why. */
export interface FieldProblem {
  field: string
  message: string
}

/** RFC 9457 problem details as this API sends them (`application/problem+json`). */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  /** What to do next, in Chinese. */
  detail: string
  fields?: FieldProblem[]
  /** Seconds until it is worth trying again. */
  retryAfter?: number
  requestId: string
}
