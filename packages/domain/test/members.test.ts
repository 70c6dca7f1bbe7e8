import { isMobile, isPartyMember, issuedRosterNo, maskName, maskPhone, memberDayProblem } from '../src/members'

test('a phone is shown by its first three and last two digits', () => {
  expect(maskPhone('13812345689')).toBe('138******89')
  expect(isMobile('1381234568')).toBe(false)
})

test('a name is shown by its first and last characters, also beyond the basic plane', () => {
  expect(maskName('张建华')).toBe('张*华')
  expect(maskName('李梅')).toBe('李*')
  expect(maskName('𠮷田三')).toBe('𠮷*三')
})

test('only probationary and full members are party members', () => {
  expect((['applicant', 'activist', 'prospect', 'probationary', 'full'] as const).filter(isPartyMember)).toEqual(['probationary', 'full'])
})

test('issued numbers sort as they were issued', () => expect([issuedRosterNo(9), issuedRosterNo(10)].sort()).toEqual(['DY000009', 'DY000010']))

describe('days of a member', () => {
  const today = '2026-11-22'
  const problem = (days: Parameters<typeof memberDayProblem>[0]) => memberDayProblem(days, today)?.field

  test('today is possible, tomorrow is not, nor a day before the Party was founded', () => {
    expect(problem({ joinedOn: today })).toBeUndefined()
    expect(problem({ joinedOn: '2026-11-23' })).toBe('joinedOn')
    expect(problem({ fullOn: '1921-06-30' })).toBe('fullOn')
    expect(problem({ leftOn: '2026-11-23' })).toBe('leftOn')
  })

  test('nobody is full before joining, or has left before joining', () => {
    expect(problem({ joinedOn: '2020-07-01', fullOn: '2020-06-30' })).toBe('fullOn')
    expect(problem({ joinedOn: '2020-07-01', leftOn: '2020-06-30' })).toBe('leftOn')
    expect(problem({ joinedOn: '2020-07-01', fullOn: '2020-07-01', leftOn: '2020-07-01' })).toBeUndefined()
    expect(problem({})).toBeUndefined()
  })
})
