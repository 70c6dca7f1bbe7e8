import { dutiesWith, dutyCell, dutyMoment, isOwed, lateDays, periodOf, type Duty, type DutyBranch, type DutyKey, type DutyMeeting } from '../src/duties'

const at = (day: string, time = '15:00'): Date => new Date(`${day}T${time}:00+08:00`)
const duty = (key: DutyKey): Duty => dutiesWith().find((one) => one.key === key)!
const branch: DutyBranch = { fullMembers: 12, groupIds: [], since: '2026-01-01' }
const branchId = 12

const meeting = (kind: DutyMeeting['kind'], day: string, over: Partial<DutyMeeting> = {}): DutyMeeting => ({
  kind, orgId: branchId, state: 'confirmed', startsOn: day, endsAt: at(day, '16:00'), ...over,
})

test.each([
  ['month', '2026-02', '2026-02-01', '2026-02-28'],
  ['month', '2028-02', '2028-02-01', '2028-02-29'],
  ['month', '2026-12', '2026-12-01', '2026-12-31'],
  ['quarter', '2026-11', '2026-10-01', '2026-12-31'],
  ['quarter', '2026-03', '2026-01-01', '2026-03-31'],
  ['year', '2026-06', '2026-01-01', '2026-12-31'],
] as const)('the %s of %s', (every, month, from, to) => expect(periodOf(every, month)).toMatchObject({ from, to }))

describe('how a branch stands, on 22 November 2026', () => {
  const now = at('2026-11-22', '14:00')
  const cell = (one: Duty, month: string, meetings: DutyMeeting[], over: Partial<DutyBranch> = {}, when = now) =>
    dutyCell(one, { ...branch, ...over }, meetings, periodOf(one.every, month), dutyMoment(when))
  const stands = (key: DutyKey, month: string, meetings: DutyMeeting[] = [], over: Partial<DutyBranch> = {}) => cell(duty(key), month, meetings, over).standing

  test.each<[string, DutyKey, string, DutyMeeting[], string]>([
    ['a confirmed list is a meeting held', 'committee_meeting', '2026-11', [meeting('committee_meeting', '2026-11-05')], 'held'],
    ['an open list that is over waits for its confirmation', 'committee_meeting', '2026-11', [meeting('committee_meeting', '2026-11-05', { state: 'open' })], 'to_confirm'],
    ['also after its month', 'committee_meeting', '2026-10', [meeting('committee_meeting', '2026-10-05', { state: 'open' })], 'to_confirm'],
    ['one to come is planned', 'committee_meeting', '2026-11', [meeting('committee_meeting', '2026-11-27', { state: 'open' })], 'planned'],
    ['a draft is a plan', 'committee_meeting', '2026-11', [meeting('committee_meeting', '2026-11-27', { state: 'draft' })], 'planned'],
    ['a draft of a month that is over is not', 'committee_meeting', '2026-10', [meeting('committee_meeting', '2026-10-27', { state: 'draft' })], 'overdue'],
    ['nothing yet: due', 'committee_meeting', '2026-11', [], 'due'],
    ['nothing in a month that is over', 'committee_meeting', '2026-10', [], 'overdue'],
    ['a month that has not begun', 'committee_meeting', '2026-12', [], 'not_yet'],
    ['another kind does not count', 'committee_meeting', '2026-10', [meeting('members_meeting', '2026-10-05')], 'overdue'],
    ['a meeting of the next month does not count', 'committee_meeting', '2026-10', [meeting('committee_meeting', '2026-11-01')], 'overdue'],
    ['one of the last day of the month does', 'committee_meeting', '2026-10', [meeting('committee_meeting', '2026-10-31')], 'held'],
    ['one of October serves the quarter', 'members_meeting', '2026-11', [meeting('members_meeting', '2026-10-08')], 'held'],
    ['a quarter without', 'members_meeting', '2026-09', [], 'overdue'],
    ['a lecture, each quarter by default', 'lecture', '2026-08', [meeting('lecture', '2026-07-02')], 'held'],
    ['a yearly duty is asked for from October', 'life_meeting', '2026-11', [], 'due'],
    ['nobody records it here', 'appraisal', '2026-11', [], 'elsewhere'],
  ])('%s', (_what, key, month, meetings, expected) => expect(stands(key, month, meetings)).toBe(expected))

  test.each<[string, Partial<DutyBranch>, DutyKey, string, string]>([
    ['six full members have no committee', { fullMembers: 6 }, 'committee_meeting', '2026-10', 'not_applicable'],
    ['seven have one', { fullMembers: 7 }, 'committee_meeting', '2026-10', 'overdue'],
    ['no groups, no group meetings', { groupIds: [] }, 'group_meeting', '2026-10', 'not_applicable'],
    ['groups meet', { groupIds: [31] }, 'group_meeting', '2026-10', 'overdue'],
    ['months before the start are nobody’s debt', { since: '2026-11-01' }, 'theme_day', '2026-10', 'not_applicable'],
    ['nor is the month of the start, once it is over', { since: '2026-10-31' }, 'theme_day', '2026-10', 'not_applicable'],
    ['while it runs it can be met', { since: '2026-11-10' }, 'theme_day', '2026-11', 'due'],
    ['the first whole month is owed', { since: '2026-10-01' }, 'theme_day', '2026-10', 'overdue'],
    ['a quarter that had begun is not', { since: '2026-07-02' }, 'members_meeting', '2026-09', 'not_applicable'],
  ])('%s', (_what, over, key, month, expected) => expect(stands(key, month, [], over)).toBe(expected))

  test('what was held counts even where nothing was owed', () => {
    expect(stands('committee_meeting', '2026-10', [meeting('committee_meeting', '2026-10-05')], { fullMembers: 5 })).toBe('held')
    expect(stands('theme_day', '2026-10', [meeting('theme_day', '2026-10-05')], { since: '2026-11-01' })).toBe('held')
  })

  test('every group has to meet, unless the branch holds one for all', () => {
    const groups = { groupIds: [31, 32] }
    const one = meeting('group_meeting', '2026-10-05', { orgId: 31 })
    expect(cell(duty('group_meeting'), '2026-10', [one, { ...one }], groups)).toMatchObject({ standing: 'overdue', needed: 2, held: 1 })
    expect(stands('group_meeting', '2026-10', [one, meeting('group_meeting', '2026-10-06', { orgId: 32 })], groups)).toBe('held')
    expect(stands('group_meeting', '2026-10', [meeting('group_meeting', '2026-10-06')], groups)).toBe('held')
    expect(stands('group_meeting', '2026-11', [meeting('group_meeting', '2026-11-06', { orgId: 31 }), meeting('group_meeting', '2026-11-28', { orgId: 32, state: 'draft' })], groups)).toBe('planned')
  })

  test.each([
    ['2026-11-23', 'due'],
    ['2026-11-24', 'due_soon'],
    ['2026-11-30', 'due_soon'],
    ['2026-12-01', 'overdue'],
  ])('the last week presses: on %s it is %s', (today, expected) => expect(cell(duty('theme_day'), '2026-11', [], {}, at(today)).standing).toBe(expected))

  test.each([
    ['2026-03-31', 'not_yet'],
    ['2026-10-01', 'due'],
    ['2026-12-28', 'due_soon'],
    ['2027-01-01', 'overdue'],
  ])('a yearly one: on %s it is %s', (today, expected) => expect(cell(duty('talk'), '2026-05', [], {}, at(today)).standing).toBe(expected))

  test('how often a lecture is owed is the place’s own to say', () => {
    const yearly = dutiesWith({ lectureEvery: 'year' }).find(({ key }) => key === 'lecture')!
    expect(cell(yearly, '2026-11', [meeting('lecture', '2026-02-02')]).standing).toBe('held')
    expect(dutiesWith().filter(({ local }) => local).map(({ key }) => key)).toEqual(['lecture'])
    for (const one of dutiesWith()) expect(one.source).toMatch(/《.+》/)
  })
})

test.each([
  ['entered beforehand', '2026-11-05', '2026-11-01', 0],
  ['entered the same evening', '2026-11-05', '2026-11-05', 0],
  ['entered the next morning', '2026-11-05', '2026-11-06', 1],
  ['entered a month later', '2026-10-05', '2026-11-05', 31],
])('a meeting %s', (_what, day, created, days) => expect(lateDays({ endsAt: at(day), createdAt: at(created, '23:59') })).toBe(days))

test('only what somebody has to see to is owed', () => {
  expect((['held', 'to_confirm', 'planned', 'due_soon', 'due', 'overdue', 'not_yet', 'not_applicable', 'elsewhere'] as const).filter(isOwed)).toEqual(['due_soon', 'due', 'overdue'])
})
