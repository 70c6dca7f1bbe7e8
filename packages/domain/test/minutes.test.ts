import { activityKinds, type ActivityKind } from '../src/activities'
import { agendaTemplate, attendanceRate, minutesHeading, minutesLimits } from '../src/minutes'

test.each<[ActivityKind, string]>([
  ['members_meeting', '党员大会会议记录'],
  ['committee_meeting', '支委会会议记录'],
  ['life_meeting', '组织生活会会议记录'],
  ['lecture', '党课记录'],
  ['talk', '谈心谈话记录'],
  ['theme_day', '主题党日活动记录'],
  ['contest', '竞赛活动记录'],
])('%s is headed %s', (kind, heading) => expect(minutesHeading(kind)).toBe(heading))

test('every kind has something to begin with', () => {
  for (const kind of activityKinds) {
    expect(agendaTemplate(kind).length).toBeGreaterThan(0)
    expect(agendaTemplate(kind).length).toBeLessThanOrEqual(minutesLimits.agenda)
  }
})

test.each([
  [31, 31, 100],
  [30, 31, 96],
  [0, 5, 0],
  [0, 0, null],
])('%d of %d came', (came, expected, rate) => expect(attendanceRate(came, expected)).toBe(rate))
