import { contentOf, copyOf, followed, newValues, timeProblemsOf, valuesOf } from './plan-values'
import type { Activity } from '../activity'

const plan = newValues(12, '2026-11-25')

describe('the plan form', () => {
  test('a new plan is on no weekend and takes what is usual for its kind', () => {
    expect(plan).toMatchObject({ title: '11月主题党日', startsAt: '2026-11-30T14:00', endsAt: '2026-11-30T15:30', audience: 'everyone', makeUpMinutes: 30 })
    expect(newValues(1, '2026-11-24').startsAt.slice(0, 10)).toBe('2026-11-30')
  })

  test('wall clocks are those of Shanghai, whatever the desk says', () => {
    expect(contentOf(plan)).toMatchObject({ startsAt: '2026-11-30T06:00:00.000Z', checkInOpensAt: '2026-11-30T05:30:00.000Z', checkInClosesAt: '2026-11-30T07:30:00.000Z' })
  })

  test('another kind brings its people and hours, keeps the day, and renames only what nobody named', () => {
    const committee = followed(plan, { kind: 'committee_meeting' })
    expect(committee).toMatchObject({ title: '11月支委会', startsAt: '2026-11-30T12:30', endsAt: '2026-11-30T13:15', audience: 'officers', makeUpMinutes: null })
    expect(followed({ ...plan, title: '进社区' }, { kind: 'volunteering' })).toMatchObject({ title: '进社区', signUpMode: 'sign_up', signUpClosesAt: '2026-11-29T08:30' })
  })

  test('a moved start takes end, deadline and month along; moving the end moves nothing', () => {
    const moved = followed({ ...plan, signUpClosesAt: '2026-11-29T14:00' }, { startsAt: '2026-12-01T09:00' })
    expect(moved).toMatchObject({ endsAt: '2026-12-01T10:30', signUpClosesAt: '2026-11-30T09:00', title: '12月主题党日' })
    expect(followed(plan, { endsAt: '2026-11-30T18:00' }).startsAt).toBe(plan.startsAt)
  })

  test('what is saved comes back as it was; a copy stands in the future with the same length', () => {
    const content = contentOf({ ...plan, checkInClosesAt: 15 })
    const saved = { ...content, org: { id: 12, name: '' }, unit: null, quota: null, signUpClosesAt: null } as unknown as Activity
    expect(valuesOf(saved, [])).toEqual({ ...plan, checkInClosesAt: 15 })
    expect(copyOf(saved, [], '2026-12-20')).toMatchObject({ title: '12月主题党日', startsAt: '2026-12-24T14:00', endsAt: '2026-12-24T15:30' })
  })

  test('times out of order are said by field', () => {
    expect(Object.keys(timeProblemsOf({ ...plan, endsAt: '2026-11-30T13:00' }))).toContain('endsAt')
    expect(timeProblemsOf(plan)).toEqual({})
  })
})
