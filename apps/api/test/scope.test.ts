import { allRoutes, type ContractRoute } from './harness/features'
import { Meetings } from './harness/meetings'
import { furnish, toRequest, wellFormed, type Known } from './harness/requests'

/**
 * Route → what five people get who ask for the things of 心内科党支部, in this order: the secretary of a foreign branch, of a
 * sibling branch, a member of the branch, a secretary above, its own secretary. A star: names or titles of the branch were in the reply.
 * One after another, so that the last meets what the one before has done. A new route needs a row.
 */
const rows: Record<string, string> = {
  'GET /activities': '200 200 200* 200 200*',
  'POST /activities': 'reference.not_found reference.not_found reference.not_found activities.times_out_of_order activities.times_out_of_order',
  'GET /activities/:activityId': 'thing.not_found thing.not_found 200* 200* 200*',
  'PUT /activities/:activityId': 'thing.not_found thing.not_found thing.forbidden activities.times_out_of_order activities.times_out_of_order',
  'POST /activities/:activityId/attendances/:memberId/accept': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /activities/:activityId/attendances/:memberId/restore': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /activities/:activityId/attendances/:memberId/void': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /activities/:activityId/board': 'thing.not_found thing.not_found thing.forbidden 201* 201*',
  'POST /activities/:activityId/cancel': 'thing.not_found thing.not_found thing.forbidden 200* activities.wrong_state',
  'POST /activities/:activityId/check-ins': 'check_in.code_invalid check_in.code_invalid check_in.code_invalid check_in.code_invalid check_in.code_invalid',
  'POST /activities/:activityId/confirmation': 'thing.not_found thing.not_found thing.forbidden activities.wrong_state activities.wrong_state',
  'GET /activities/:activityId/code-image': 'thing.not_found thing.not_found thing.forbidden auth.wechat_unavailable auth.wechat_unavailable',
  'GET /activities/:activityId/count': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'POST /activities/:activityId/guests': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'DELETE /activities/:activityId/guests/:memberId': 'thing.not_found thing.not_found thing.forbidden activities.wrong_state activities.wrong_state',
  'POST /activities/:activityId/leave': 'thing.not_found thing.not_found 200* activities.not_on_roster activities.checked_in_already',
  'POST /activities/:activityId/leaves/:memberId/decision': 'thing.not_found thing.not_found thing.forbidden 200* activities.leave_decided',
  'GET /activities/:activityId/minutes': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'PUT /activities/:activityId/minutes': 'thing.not_found thing.not_found thing.forbidden thing.changed thing.changed',
  'PUT /activities/:activityId/members/:memberId/sign-up': 'thing.not_found thing.not_found thing.not_found acting.not_retired acting.not_retired',
  'DELETE /activities/:activityId/members/:memberId/sign-up': 'thing.not_found thing.not_found thing.not_found acting.not_retired acting.not_retired',
  'POST /activities/:activityId/members/:memberId/leave': 'thing.not_found thing.not_found thing.not_found acting.not_retired acting.not_retired',
  'POST /activities/:activityId/minutes/corrections': 'thing.not_found thing.not_found thing.forbidden minutes.not_signed minutes.not_signed',
  'GET /activities/:activityId/minutes/revisions/:revision': 'thing.not_found thing.not_found thing.forbidden thing.not_found thing.not_found',
  'POST /activities/:activityId/minutes/sign-off': 'thing.not_found thing.not_found thing.forbidden minutes.list_unconfirmed minutes.list_unconfirmed',
  'GET /activities/:activityId/minutes.docx': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'POST /activities/:activityId/open': 'thing.not_found thing.not_found thing.forbidden activities.wrong_state activities.wrong_state',
  'GET /activities/:activityId/planned-roster': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'GET /activities/:activityId/roster': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'GET /activities/:activityId/roster-sheet': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'DELETE /activities/:activityId/sign-up': 'thing.not_found thing.not_found activities.wrong_state activities.not_on_roster activities.wrong_state',
  'PUT /activities/:activityId/sign-up': 'thing.not_found thing.not_found activities.wrong_state activities.not_on_roster activities.wrong_state',
  'POST /activities/:activityId/staff-check-ins': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'GET /activities/:activityId/stream': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'GET /attendances/mine': '200 200 200* 200 200*',
  'GET /audit/lines': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'GET /auth/account': '200 200 200* 200 200',
  'DELETE /auth/binding': 'auth.not_bound auth.not_bound auth.not_bound auth.not_bound auth.not_bound',
  'POST /auth/binding-requests': 'auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid',
  'POST /auth/bindings': 'request.invalid request.invalid request.invalid request.invalid request.invalid',
  'POST /auth/console-claims': 'auth.console_claim_invalid auth.console_claim_invalid auth.console_claim_invalid auth.console_claim_invalid auth.console_claim_invalid',
  'POST /auth/console-sign-ins': '201 201 201 201 201',
  'GET /auth/console-sign-ins/:code': '200 200 auth.console_no_role 200 200',
  'POST /auth/console-sign-ins/:code/decision': '200 auth.console_other_person auth.console_no_role auth.console_other_person auth.console_other_person',
  'POST /auth/console-sign-ins/:code/scan': '200 auth.console_other_person auth.console_no_role auth.console_other_person auth.console_other_person',
  'GET /auth/operator': 'thing.not_found thing.not_found thing.not_found thing.not_found thing.not_found',
  'POST /auth/operator-sessions': 'auth.operator_refused auth.operator_refused auth.operator_refused auth.operator_refused auth.operator_refused',
  'POST /auth/operator-set-ups': 'auth.set_up_expired auth.set_up_expired auth.set_up_expired auth.set_up_expired auth.set_up_expired',
  'POST /auth/operator/password': 'thing.not_found thing.not_found thing.not_found thing.not_found thing.not_found',
  'POST /auth/operator/recovery-codes': 'thing.not_found thing.not_found thing.not_found thing.not_found thing.not_found',
  'GET /auth/demo-accounts': '200 200 200 200 200',
  'POST /auth/demo-sessions': 'thing.not_found thing.not_found thing.not_found thing.not_found thing.not_found',
  'POST /auth/demo-wechat-codes': 'request.invalid request.invalid request.invalid request.invalid request.invalid',
  'GET /auth/me': '200 200 200* 200 200',
  'GET /auth/own-data.xlsx': '200 200 200 200 200',
  'POST /auth/phone-bindings': 'auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid auth.ticket_invalid',
  'POST /auth/refresh': 'auth.refresh_invalid auth.refresh_invalid auth.refresh_invalid auth.refresh_invalid auth.refresh_invalid',
  'DELETE /auth/session': '200 200 200 200 200',
  'DELETE /auth/sessions': 'auth.session_ended auth.session_ended auth.session_ended auth.session_ended auth.session_ended',
  'DELETE /auth/sessions/:sessionId': 'thing.not_found thing.not_found thing.not_found thing.not_found thing.not_found',
  'POST /auth/wechat-sessions': 'auth.wechat_unavailable auth.wechat_unavailable auth.wechat_unavailable auth.wechat_unavailable auth.wechat_unavailable',
  'POST /auth/withdrawals': 'auth.session_ended auth.session_ended auth.session_ended auth.session_ended auth.session_ended',
  'GET /binding-requests': '200 200 200 200* 200*',
  'POST /binding-requests/:requestId/decision': 'thing.not_found thing.not_found thing.not_found 200 auth.request_decided',
  'GET /branch-staff': '200 200 200* 200 200*',
  'GET /call-ups': '200 200 200 200* 200*',
  'GET /call-ups/:callUpId': 'thing.not_found thing.not_found 200* 200* 200*',
  'GET /call-ups/:callUpId/list.xlsx': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'GET /call-ups/:callUpId/live': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'GET /call-ups/mine': '200 200 200* 200 200*',
  'POST /call-ups': 'reference.not_found reference.not_found reference.not_found 201* 201*',
  'POST /call-ups/:callUpId/answers': 'thing.not_found thing.not_found call_ups.answer_incomplete thing.forbidden call_ups.answer_incomplete',
  'POST /call-ups/:callUpId/arrivals': 'thing.not_found thing.not_found 201* thing.forbidden 201*',
  'POST /call-ups/:callUpId/people/:memberId/arrivals': 'thing.not_found thing.not_found thing.forbidden 201* 201*',
  'POST /call-ups/:callUpId/people/:memberId/phone-views': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'POST /call-ups/:callUpId/reminders': 'thing.not_found thing.not_found thing.forbidden call_ups.reminded_just_now call_ups.reminded_just_now',
  'POST /call-ups/:callUpId/stand-down': 'thing.not_found thing.not_found thing.forbidden 200* call_ups.over',
  'POST /call-ups/:callUpId/views': 'thing.not_found thing.not_found 200* thing.forbidden 200*',
  'GET /duties': '200 200 200 200 200',
  'GET /duties/ledger.xlsx': 'reference.not_found reference.not_found reference.not_found 200 200',
  'GET /duties/years/:year': 'reference.not_found reference.not_found reference.not_found 200 200',
  'POST /files': 'request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type',
  'GET /files/:fileId': 'thing.not_found thing.not_found thing.not_found thing.not_found 200',
  'GET /home': '200 200 200* 200* 200*',
  'GET /home/prefetch': '200 200 200 200 200',
  'GET /home/mine': '200 200 200* 200 200*',
  'GET /home/workbench': '200 200* 200 200* 200*',
  'GET /leaves-waiting': '200 200 200 200 200',
  'GET /managed-activities': '200 200 200 200* 200*',
  'GET /managed-posts': '200 200 200 200* 200*',
  'GET /members': '200 200 200 200* 200*',
  'POST /members': 'reference.not_found reference.not_found reference.not_found 201 201',
  'GET /members/:memberId': 'thing.not_found thing.not_found 200* 200* 200*',
  'PATCH /members/:memberId': 'thing.not_found thing.not_found thing.forbidden 200 thing.changed',
  'DELETE /members/:memberId/binding': 'thing.not_found thing.not_found thing.forbidden auth.not_bound auth.not_bound',
  'POST /members/:memberId/invitations': 'thing.not_found thing.not_found thing.forbidden 201 201',
  'POST /members/:memberId/phone-views': 'thing.not_found thing.not_found 200 200 200',
  'POST /members/imports': 'request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type',
  'GET /member-counts': '200 200 200 200 200',
  'GET /member-corrections': '200 200 200 200* 200*',
  'POST /member-corrections': '201 201 members.correction_unchanged 201 201',
  'POST /member-corrections/:correctionId/decision': 'thing.not_found thing.not_found thing.not_found 200 members.correction_decided',
  'POST /member-corrections/:correctionId/withdrawal': 'thing.not_found thing.not_found members.correction_decided thing.not_found thing.not_found',
  'GET /member-corrections/mine': '200 200 200* 200 200',
  'POST /member-exports': 'reference.not_found reference.not_found thing.forbidden 200 200',
  'GET /member-transfers': '200 200* 200 200* 200*',
  'POST /member-transfers/:transferId/decision': 'thing.not_found 200* thing.not_found members.transfer_decided thing.forbidden',
  'POST /member-transfers/:transferId/withdrawal': 'thing.not_found thing.forbidden thing.not_found members.transfer_decided members.transfer_decided',
  'POST /member-cards/mine': '200 200 200 200 200',
  'POST /member-cards/mine/renewal': '200 200 200 200 200',
  'POST /member-card-sheets': 'reference.not_found reference.not_found reference.not_found 200 200',
  'GET /members/:memberId/acting': 'thing.not_found thing.not_found thing.not_found acting.not_retired acting.not_retired',
  'GET /members/:memberId/cards': 'thing.not_found thing.not_found 200 200 200',
  'POST /members/:memberId/card-withdrawals': 'thing.not_found thing.not_found 200 200 200',
  'GET /members/:memberId/history': 'thing.not_found thing.not_found 200 200 200',
  'POST /members/:memberId/transfers': 'thing.not_found thing.not_found thing.forbidden members.same_org members.same_org',
  'GET /messages': '200 200 200* 200 200*',
  'POST /messages/:messageId/read': 'thing.not_found thing.not_found 200 thing.not_found thing.not_found',
  'POST /messages/read-all': '200 200 200 200 200',
  'GET /messages/subscriptions': '200 200 200 200 200',
  'POST /messages/subscriptions': 'request.invalid request.invalid request.invalid request.invalid request.invalid',
  'GET /messages/unread-count': '200 200 200 200 200',
  'GET /orgs': '200 200 200 200 200',
  'POST /orgs': 'reference.not_found reference.not_found reference.not_found reference.not_found reference.not_found',
  'GET /orgs/:orgId': '200 200 200 200 200',
  'PATCH /orgs/:orgId': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'POST /orgs/:orgId/dissolve': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'GET /orgs/:orgId/history': 'thing.forbidden thing.forbidden thing.forbidden 200 200',
  'GET /orgs/:orgId/holdings': 'thing.forbidden thing.forbidden thing.forbidden 200 200',
  'POST /orgs/:orgId/move': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'GET /points/appeals': '200 200 thing.forbidden 200* 200*',
  'POST /points/appeals': 'points.appeal_subject points.appeal_subject points.appeal_subject points.appeal_subject points.appeal_subject',
  'GET /points/appeals/:appealId': 'thing.not_found thing.not_found 200* 200* 200*',
  'POST /points/appeals/:appealId/decision': 'thing.not_found thing.not_found thing.forbidden points.correction_mismatch points.correction_mismatch',
  'GET /points/appeals/mine': '200 200 200* 200 200',
  'GET /points/award-proposals': '200 200 thing.forbidden 200* 200*',
  'POST /points/award-proposals': 'reference.not_found reference.not_found reference.not_found points.amount_not_allowed points.amount_not_allowed',
  'GET /points/award-proposals/:proposalId': 'thing.not_found thing.not_found thing.not_found 200* 200*',
  'POST /points/award-proposals/:proposalId/decision': 'thing.not_found thing.not_found thing.not_found 200* points.proposal_decided',
  'POST /points/award-proposals/:proposalId/withdrawal': 'thing.not_found thing.not_found thing.not_found thing.forbidden thing.forbidden',
  'GET /points/ledger': '200 200 thing.forbidden 200* 200*',
  'GET /points/ledger-export': '200 200 thing.forbidden 200 200',
  'GET /points/ledger-totals': '200 200 thing.forbidden 200 200',
  'GET /points/ledger/:entryId': 'thing.not_found thing.not_found thing.not_found 200* 200*',
  'POST /points/ledger/:entryId/reversal': 'thing.not_found thing.not_found thing.not_found thing.forbidden thing.forbidden',
  'GET /points/mine': '200 200 200 200 200',
  'GET /points/mine/ledger': '200 200 200 200 200*',
  'GET /points/orgs': '200 200 thing.forbidden 200 200',
  'GET /points/orgs/:orgId': 'thing.not_found thing.not_found thing.not_found 200* 200*',
  'GET /points/rule-versions': '200 200 thing.forbidden 200 200',
  'GET /points/rules': '200 200 200 200 200',
  'POST /points/rules': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'POST /points/rules/:ruleKey/versions/:version/withdrawal': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'POST /points/rules/try-out': 'reference.not_found reference.not_found thing.forbidden 200 200',
  'GET /points/years': '200 200 thing.forbidden 200 200',
  'POST /points/years/:year/close': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'GET /points/years/:year/preview': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'GET /posts': '200 200 200* 200* 200*',
  'POST /posts': 'reference.not_found reference.not_found reference.not_found 201 201',
  'GET /posts/:postId': 'thing.not_found thing.not_found 200* 200* 200*',
  'GET /posts/:postId/mine': 'thing.not_found thing.not_found 200 200 200',
  'PUT /posts/:postId': 'thing.not_found thing.not_found thing.forbidden 200 thing.changed',
  'GET /posts/:postId/draft': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /posts/images/rehost': '200 200 thing.forbidden 200 200',
  'PUT /posts/:postId/pin': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'DELETE /posts/:postId/presence': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'PUT /posts/:postId/presence': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'POST /posts/:postId/publish': 'thing.not_found thing.not_found thing.forbidden thing.changed thing.changed',
  'GET /posts/:postId/readership': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'GET /posts/:postId/readership/export': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'GET /posts/:postId/reads': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /posts/:postId/reads': 'thing.not_found thing.not_found 200 200 200',
  'POST /posts/:postId/members/:memberId/receipt': 'thing.not_found thing.not_found thing.not_found acting.not_retired acting.not_retired',
  'POST /posts/:postId/receipt': 'thing.not_found thing.not_found 200 posts.receipt_not_asked 200',
  'GET /posts/:postId/receipts': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /posts/:postId/remind': 'thing.not_found thing.not_found thing.forbidden 200 posts.reminded_today',
  'POST /posts/:postId/schedule': 'thing.not_found thing.not_found thing.forbidden thing.changed thing.changed',
  'DELETE /posts/:postId/schedule': 'thing.not_found thing.not_found thing.forbidden posts.wrong_state posts.wrong_state',
  'POST /posts/:postId/review': 'thing.not_found thing.not_found thing.forbidden thing.forbidden thing.forbidden',
  'GET /posts/:postId/revisions': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'GET /posts/:postId/revisions/:revision': 'thing.not_found thing.not_found thing.forbidden 200* 200*',
  'POST /posts/:postId/revisions/:revision/restore': 'thing.not_found thing.not_found thing.forbidden thing.changed thing.changed',
  'POST /posts/:postId/submit': 'thing.not_found thing.not_found thing.forbidden 200 200',
  'POST /posts/:postId/withdraw': 'thing.not_found thing.not_found thing.forbidden 200 posts.wrong_state',
  'GET /role-grants': '200 200 200 200 200',
  'GET /roster-imports': '200 200 200 200 200*',
  'POST /roster-imports': 'request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type',
  'GET /roster-imports/:importId': 'thing.not_found thing.not_found thing.not_found thing.not_found 200*',
  'DELETE /roster-imports/:importId': 'thing.not_found thing.not_found thing.not_found thing.not_found members.import_wrong_state',
  'POST /roster-imports/:importId/check': 'thing.not_found thing.not_found thing.not_found thing.not_found 200*',
  'GET /roster-imports/:importId/error-sheet': 'thing.not_found thing.not_found thing.not_found thing.not_found 200',
  'POST /roster-imports/:importId/run': 'thing.not_found thing.not_found thing.not_found thing.not_found 202*',
  'POST /role-grants': 'thing.forbidden thing.forbidden thing.forbidden thing.forbidden thing.forbidden',
  'DELETE /role-grants/:grantId': 'thing.not_found thing.not_found thing.not_found thing.forbidden thing.forbidden',
  'GET /sections': '200 200 200 200 200',
  'GET /standing-teams': '200 200 200 200* 200*',
  'GET /standing-teams/:teamId': 'thing.not_found thing.not_found thing.not_found 200* 200*',
  'GET /standing-teams/mine': '200 200 200* 200 200*',
  'POST /standing-teams': 'reference.not_found reference.not_found reference.not_found 201* call_ups.team_name_taken',
  'POST /standing-teams/:teamId/dissolution': 'thing.not_found thing.not_found thing.not_found 200* call_ups.team_dissolved',
  'PUT /standing-teams/:teamId': 'thing.not_found thing.not_found thing.not_found call_ups.team_name_taken call_ups.team_name_taken',
  'GET /managed-requests': '200 200 thing.forbidden 200* 200*',
  'GET /managed-requests/:caseId': 'thing.not_found thing.not_found thing.not_found 200* 200*',
  'GET /managed-requests/figures': '200 200 thing.forbidden 200 200',
  'GET /managed-requests/sheet.xlsx': '200 200 thing.forbidden 200 200',
  'GET /requests/addressees': '200 200 200 200 200',
  'GET /requests/mine': '200 200 200* 200 200',
  'POST /managed-requests/:caseId/steps': 'thing.not_found thing.not_found thing.not_found requests.step_incomplete requests.step_incomplete',
  'POST /requests': '201 201 201 201 201',
  'POST /requests/additions': 'requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown',
  'POST /requests/anonymous': '201 201 201 201 201',
  'POST /requests/look-ups': 'requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown',
  'POST /requests/pictures': 'request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type request.unsupported_type',
  'POST /requests/ratings': 'requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown requests.number_unknown',
  'GET /stats/corridor': '200 200 thing.forbidden 200* 200*',
  'GET /stats/months': '200 200 thing.forbidden 200 200',
  'GET /stats/orgs': '200 200 thing.forbidden 200 200',
  'GET /stats/sheet': '200 200 thing.forbidden 200 200',
  'GET /study/assignments': '200 200 thing.forbidden 200* 200*',
  'POST /study/assignments': 'reference.not_found reference.not_found reference.not_found study.assigned_already study.assigned_already',
  'GET /study/items': '200 200 thing.forbidden 200* 200*',
  'POST /study/items': 'reference.not_found reference.not_found reference.not_found 201 201',
  'GET /study/items/:itemId': 'thing.not_found thing.not_found 200* 200* 200*',
  'POST /study/items/:itemId/sessions': 'thing.not_found thing.not_found 201 study.not_assigned 201',
  'GET /study/mine': '200 200 200* 200 200*',
  'POST /study/sessions/:sessionId/anchors': 'thing.not_found thing.not_found study.too_fast thing.not_found thing.not_found',
  'GET /study/summary': '200 200 200 200 200',
  'GET /term-warnings': '200 200 200 200 200',
}

/** What changes things for those who come after it. */
const last = ['dissolve', 'dissolveTeam', 'standDown', 'move', 'cancel', 'confirm', 'withdraw', 'discardImport', 'unbind', 'revokeRole', 'withdrawCorrection', 'signOut', 'signOutEverywhere', 'withdrawConsent']

describe('who gets at the things of a branch', () => {
  let meetings: Meetings
  let routes: ContractRoute[]
  let known: Known
  let tokens: string[]

  beforeAll(async () => {
    meetings = await Meetings.start()
    routes = (await allRoutes()).sort((a, b) => last.indexOf(a.name) - last.indexOf(b.name))
    known = await furnish(meetings)
    const { people, factory } = meetings
    const parent = await factory.person(people.sibling, { name: '上级书记', roles: [['secretary', people.inner]] })
    tokens = [people.foreignSecretary, people.siblingSecretary, people.member, parent, people.secretary].map(({ token }) => token)
  })
  afterAll(() => meetings.host.close())

  /** What a person gets: the code of a refusal, or the status, with a star when the branch's things show in it. */
  async function knock(route: ContractRoute, token: string): Promise<string> {
    const whole = wellFormed(route, known)
    // no filters: what a list leaves out, it leaves out by itself
    const needed = ((route.schema.query as { required?: string[] } | undefined)?.required ?? []).map((name) => [name, whole.query[name]])
    const request = toRequest(route, { ...whole, query: Object.fromEntries(needed) as Record<string, unknown> })
    const { statusCode, headers, body } = await meetings.host.app.inject({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
    if (String(headers['content-type']).startsWith('application/problem+json')) return (JSON.parse(body) as { code: string }).code
    return String(statusCode) + (/支部内部|普通党员|老党员/.test(body) ? '*' : '')
  }

  test('every route has its row, and every row its route', () => {
    expect(Object.keys(rows).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  test('foreign branch, sibling branch, member, secretary above, own secretary', async () => {
    const found: Record<string, string> = {}
    for (const route of routes) {
      const answers = []
      for (const token of tokens) answers.push(await knock(route, token))
      found[`${route.method} ${route.path}`] = answers.join(' ')
    }
    expect(found).toEqual(rows)
  }, 240_000)
})
