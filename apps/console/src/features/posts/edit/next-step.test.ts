import { nextStep } from './next-step'

const secretary = { state: 'draft' as const, approved: false, reviewRequired: false, publisher: true, news: true, typed: false, waits: false }

describe('the one step that comes next', () => {
  test.each([
    ['a secretary publishes what needs no review', {}, 'publish'],
    ['what needs one is handed in', { reviewRequired: true }, 'submit'],
    ['once approved it is published', { reviewRequired: true, approved: true }, 'publish'],
    ['who may not publish hands in', { publisher: false }, 'submit'],
    ['and has nothing left to do once it is approved', { publisher: false, approved: true }, null],
    ['nor while it waits', { publisher: false, waits: true, state: 'in_review' as const }, null],
    ['but typing takes it out of review, to be handed in again', { publisher: false, waits: true, typed: true, state: 'in_review' as const }, 'submit'],
    ['what readers see already needs nothing', { state: 'published' as const, news: false }, null],
    ['a change of it is published', { state: 'published' as const }, 'publish'],
    ['what has a moment waits for it', { state: 'scheduled' as const }, null],
    ['a change of that is saved', { state: 'scheduled' as const, typed: true }, 'save'],
    ['what was taken back may go out again', { state: 'withdrawn' as const }, 'publish'],
  ])('%s', (_, situation, expected) => {
    expect(nextStep({ ...secretary, ...situation })).toBe(expected)
  })
})
