import { noticeText } from './notice-words'

const notice = { workingDays: 5, startsOn: '2026-11-23', endsOn: '2026-11-30', remaining: 3, over: false, holidaysKnown: true }

test('a public notice says how long it still runs, or that it is over', () => {
  expect(noticeText(notice)).toMatch(/^公示中，还有 3 个工作日，.*11月30日.*期满$/)
  expect(noticeText({ ...notice, remaining: 0, over: true })).toMatch(/^公示已期满/)
  expect(noticeText({ ...notice, startsOn: null, endsOn: null })).toBe('公示 5 个工作日，自发布次日起算')
})

test('and that its end may move when holidays are not known yet', () => {
  expect(noticeText({ ...notice, holidaysKnown: false })).toContain('可能顺延')
})
