import { messageKinds } from '../src/messages'
import { isDaytime, lastDaytime, nextDaytime } from '../src/daytime'
import { fillTemplate, isField, mostAskedAtOnce, staleFrom, subscriptionGroupOf, subscriptionGroups, templatesToAsk, usualFields, type AskableTemplate, type TemplateField } from '../src/subscriptions'

const told = { kind: 'activity_opened', title: '《十一月主题党日》请参加', text: '11月28日 14:00，三楼会议室。', occursAt: new Date('2026-11-28T06:00:00Z'), sentAt: new Date('2026-11-22T06:00:00Z') } as const

describe('day and night', () => {
  test.each([
    ['2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z'], // 8:00
    ['2026-11-21T23:59:59Z', '2026-11-22T00:00:00Z', '2026-11-21T12:00:00Z'], // 7:59:59
    ['2026-11-22T12:59:59Z', '2026-11-22T12:59:59Z', '2026-11-22T12:59:59Z'], // 20:59:59
    ['2026-11-22T13:00:00Z', '2026-11-23T00:00:00Z', '2026-11-22T12:00:00Z'], // 21:00
    ['2026-12-31T16:30:00Z', '2027-01-01T00:00:00Z', '2026-12-31T12:00:00Z'], // 0:30 of New Year's Day
  ])('%s: next %s, last %s', (at, next, last) => {
    expect(nextDaytime(new Date(at))).toEqual(new Date(next))
    expect(lastDaytime(new Date(at))).toEqual(new Date(last))
    expect(isDaytime(new Date(next)) && isDaytime(new Date(last))).toBe(true)
  })
})

describe('what goes out by WeChat', () => {
  test('every group has a kind, and no kind of staff’s work is in one', () => {
    expect(new Set(messageKinds.map(subscriptionGroupOf).filter(Boolean))).toEqual(new Set(subscriptionGroups))
    for (const kind of ['review_wanted', 'leave_wanted', 'minutes_to_sign', 'request_waiting'] as const) expect(subscriptionGroupOf(kind)).toBeNull()
  })

  test('a message ends after a day, a call-up after two hours, an announcement when it begins', () => {
    const { sentAt } = told
    const after = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000)
    expect(staleFrom('notice', sentAt, null)).toEqual(after(24))
    expect(staleFrom('call', sentAt, null)).toEqual(after(2))
    expect(staleFrom('activity', sentAt, after(3))).toEqual(after(3))
    expect(staleFrom('activity', sentAt, after(100))).toEqual(after(24))
    expect(staleFrom('activity', sentAt, after(-1))).toEqual(after(24))
  })
})

describe('fields of a template', () => {
  test('title, moment and words', () => {
    expect(fillTemplate(usualFields, told)).toEqual({ thing1: '《十一月主题党日》请参加', time2: '2026年11月28日 14:00', thing3: '11月28日 14:00，三楼会议室。' })
    expect(fillTemplate(usualFields, { ...told, occursAt: null }).time2).toBe('2026年11月22日 14:00')
  })

  test.each(['长'.repeat(30), `${'长'.repeat(18)}😀😀😀`, ' 两\n行\t字 ', '\u0000\u0007', '', `${'😀'.repeat(12)}`])('%j fits: one line, 1 to 20 signs, no half of a sign', (title) => {
    const value = fillTemplate(usualFields, { ...told, title }).thing1!
    expect(value.length).toBeGreaterThan(0)
    expect(value.length).toBeLessThanOrEqual(20)
    expect(value).toBe(value.trim())
    // eslint-disable-next-line no-control-regex -- what must not be in it
    expect(value).not.toMatch(/[\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/)
  })

  test('a phrase is Chinese and has at most five signs, whatever is told', () => {
    const fields: TemplateField[] = [{ key: 'phrase1', source: 'kind' }]
    for (const kind of messageKinds.filter((one) => subscriptionGroupOf(one))) expect(fillTemplate(fields, { ...told, kind }).phrase1).toMatch(/^\p{Script=Han}{1,5}$/u)
  })

  test.each([['thing1', 'title', true], ['time22', 'time', true], ['phrase3', 'kind', true], ['thing', 'title', false], ['phrase3', 'text', false], ['amount1', 'text', false], ['thing1', 'name', false], ['time2', 'title', false]])('%s of %s: %s', (key, source, fits) => {
    expect(isField({ key, source })).toBe(fits)
  })
})

describe('whom to ask', () => {
  const templates: AskableTemplate[] = [{ group: 'notice', templateId: 'n', credits: 0 }, { group: 'activity', templateId: 'a', credits: 0 }, { group: 'result', templateId: 'r', credits: 2 }, { group: 'call', templateId: 'c', credits: 0 }]

  test('only what the place is about, and only what has run out', () => {
    expect(templatesToAsk('sign_up', templates, {}, false)).toEqual(['a'])
    expect(templatesToAsk('request', templates, {}, false)).toEqual([])
    expect(templatesToAsk('receipt', templates, {}, false)).toEqual(['n', 'a'])
  })

  test('once a day; who always refuses, never; who always accepts, without a dialog and each time', () => {
    expect(templatesToAsk('sign_up', templates, {}, true)).toEqual([])
    expect(templatesToAsk('sign_up', templates, { a: 'reject' }, false)).toEqual([])
    expect(templatesToAsk('sign_up', templates, { a: 'acceptWithAlert', r: 'accept' }, true)).toEqual(['a', 'r'])
  })

  test('never more than older phones take', () => {
    expect(templatesToAsk('settings', templates.map((one) => ({ ...one, credits: 0 })), {}, false)).toHaveLength(mostAskedAtOnce)
    expect(templatesToAsk('settings', [], {}, false)).toEqual([])
  })
})
