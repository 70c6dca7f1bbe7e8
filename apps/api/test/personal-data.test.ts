import { personalData } from '@ejia/domain/personal-data'
import pg from 'pg'
import { sealedColumns } from '../src/keys/sealed-columns'
import { createDatabase, type TestDatabase } from './harness/database'

/**
 * Every table that says something about a person, and under which heading of the list the person is told so
 * (`packages/domain/src/personal-data.ts`, shown in the app and declared to WeChat).
 */
const told: Record<string, string[]> = {
  accounts: ['identity'],
  members: ['identity', 'membership', 'phone'],
  member_events: ['membership'],
  member_transfers: ['membership'],
  member_corrections: ['identity', 'phone'],
  org_events: ['log'],
  roster_imports: ['identity', 'membership', 'phone'],
  role_grants: ['membership'],
  wechat_identities: ['wechat'],
  binding_requests: ['wechat', 'sign_in'],
  binding_attempts: ['sign_in'],
  invitations: ['sign_in'],
  sessions: ['sign_in'],
  console_sign_ins: ['sign_in'],
  operator_credentials: ['sign_in'],
  operator_recovery_codes: ['sign_in'],
  member_cards: ['card'],
  acting_records: ['card'],
  audit_lines: ['log'],
  idempotency_keys: ['log'],
  activities: ['works'],
  activity_invitees: ['activities'],
  activity_leaves: ['activities'],
  activity_minutes: ['activities', 'works'],
  activity_minutes_revisions: ['activities', 'works'],
  activity_roster: ['activities'],
  activity_sign_ups: ['activities'],
  attendance_events: ['activities'],
  attendances: ['activities'],
  study_assignments: ['study'],
  study_completions: ['study'],
  study_items: ['works'],
  study_sessions: ['study'],
  award_proposal_members: ['points'],
  award_proposals: ['works'],
  point_appeals: ['points'],
  point_confirmations: ['points'],
  point_ledger: ['points'],
  point_rule_withdrawals: ['works'],
  point_rules: ['works'],
  point_usage: ['points'],
  point_years: ['works'],
  post_presence: ['works'],
  post_reads: ['reading'],
  post_receipts: ['reading'],
  post_reminders: ['works'],
  post_revisions: ['works'],
  posts: ['works'],
  files: ['works'],
  fetched_pictures: ['works'],
  message_deliveries: ['messages'],
  subscription_credits: ['messages', 'wechat'],
  subscription_grants: ['messages', 'wechat'],
  subscription_sends: ['messages', 'wechat'],
  call_up_answers: ['messages'],
  call_up_arrivals: ['messages'],
  call_up_reminders: ['works'],
  call_up_roster: ['messages'],
  call_up_stand_downs: ['works'],
  call_up_teams: ['works'],
  call_up_views: ['messages'],
  call_ups: ['works'],
  standing_team_members: ['messages'],
  standing_teams: ['works'],
  requests: ['requests'],
  request_steps: ['requests'],
}

/** Whose column is called so is about somebody; text that was sealed is, too. */
const aboutSomebody = `column_name ~ '(^|_)(member_id|account_id|openid|captain_id|handler_id)$' or column_name ~ '(_by|_sealed)$' or column_name = 'phone_hash'`

describe('personal data', () => {
  let database: TestDatabase
  let found: string[]
  beforeAll(async () => {
    database = await createDatabase()
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public' and (${aboutSomebody}) order by 1`,
    )
    found = rows.map(({ name }) => name)
    await client.end()
  })
  afterAll(() => database.drop())

  test('every table about somebody is on the list that people are shown', () => {
    expect(found.filter((table) => !told[table])).toEqual([])
  })

  test('the list names nothing that is not kept, and no table that is not there', () => {
    expect(Object.keys(told).filter((table) => !found.includes(table))).toEqual([])
    const headings = new Set(Object.values(told).flat())
    expect(personalData.map(({ key }) => key).filter((key) => !headings.has(key))).toEqual([])
    expect([...headings].filter((key) => !personalData.some((each) => each.key === key))).toEqual([])
  })

  test('every sealed column lies in such a table', () => {
    expect(sealedColumns.map(({ table }) => table).filter((table) => !told[table])).toEqual([])
  })
})
