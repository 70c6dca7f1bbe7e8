import { activityNote, articleNote, checkInNote, spokenTime } from './elder-notes'
import { mayCheckIn, type NextActivity } from './Now'
import { todoLink, type Todo } from './todo-links'

// 12:00 in Shanghai on Sunday, 22 November
const now = Date.parse('2026-11-22T04:00:00Z')
const activity: NextActivity = {
  id: 'a1',
  kind: 'theme_day',
  title: '主题党日',
  place: '五楼会议室',
  org: { id: 7, name: '心内科党支部' },
  state: 'open',
  startsAt: '2026-11-22T06:00:00Z',
  endsAt: '2026-11-22T08:00:00Z',
  checkInOpensAt: '2026-11-22T05:30:00Z',
  checkInClosesAt: '2026-11-22T07:00:00Z',
  signUpMode: 'roster',
  mine: { signedUp: false, leave: null, attendance: null },
  headcount: { expected: 31, present: 23, pending: 0, onLeave: 4, signedUp: 0 },
}

describe('where a duty is done', () => {
  test.each<[Todo['kind'], string]>([
    ['study', '/features/study/item/index'],
    ['receipt', '/features/posts/article/index'],
    ['leave_to_decide', '/features/activities/roster/index'],
    ['list_to_confirm', '/features/activities/confirm/index'],
    ['entries_to_verify', '/features/activities/confirm/index'],
  ])('%s leads to %s', (kind, path) => expect(todoLink({ kind, id: 'x' })).toEqual({ path, params: { id: 'x' } }))
  test('binding_to_decide leads to the roster', () =>
    expect(todoLink({ kind: 'binding_to_decide', id: 'x' })).toEqual({ path: '/features/auth/binding-requests/index', params: {} }))
})

describe('签到 on the first screen', () => {
  const during = Date.parse('2026-11-22T05:45:00Z')
  test('inside the window', () => expect(mayCheckIn(activity, during)).toBe(true))
  test('not before it', () => expect(mayCheckIn(activity, now)).toBe(false))
  test.each([
    ['for staff who are not on the roster', { mine: null }],
    ['once checked in', { mine: { signedUp: false, leave: null, attendance: 'present' } }],
    ['on leave', { mine: { signedUp: false, leave: 'granted', attendance: null } }],
    ['when the list is confirmed', { state: 'confirmed' }],
  ])('not %s', (_, change) => expect(mayCheckIn({ ...activity, ...change } as NextActivity, during)).toBe(false))
})

describe('notes of 长辈版', () => {
  test.each([
    ['2026-11-22T06:00:00Z', '下午 2 点'],
    ['2026-11-22T01:30:00Z', '上午 9 点半'],
    ['2026-11-22T04:00:00Z', '中午 12 点'],
    ['2026-11-22T11:20:00Z', '晚上 7 点 20 分'],
  ])('%s is told as %s', (at, text) => expect(spokenTime(at)).toBe(text))

  test('today’s activity', () => expect(checkInNote(activity, now)).toBe('今天下午 2 点有主题党日'))
  test('no activity today', () => {
    expect(checkInNote(null, now)).toBe('到会场后点这里')
    expect(checkInNote({ ...activity, startsAt: '2026-11-25T06:00:00Z' }, now)).toBe('到会场后点这里')
  })
  test('new notices of the week', () => {
    const notices = [{ publishedAt: '2026-11-20T00:00:00Z' }, { publishedAt: '2026-11-10T00:00:00Z' }]
    expect(articleNote(notices, now)).toBe('有 1 篇新公告')
    expect(articleNote([], now)).toBe('公告和支部新闻')
    expect(articleNote(undefined, now)).toBe('公告和支部新闻')
  })
  test('the next activity', () => {
    expect(activityNote({ ...activity, startsAt: '2026-11-25T06:00:00Z' }, now)).toBe('11月25日：主题党日')
    expect(activityNote(undefined, now)).toBe('最近要参加的活动')
  })
})
