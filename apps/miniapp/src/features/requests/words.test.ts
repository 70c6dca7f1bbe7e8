import { stepTitle, tagOf, workedTitle, type Step, type WorkedStep } from './words'

const step = (over: Partial<WorkedStep> = {}): WorkedStep => ({
  kind: 'accept', at: '2026-11-22T06:00:00Z', org: { id: 1, name: '心内科党支部' }, toOrg: null, text: '', files: [], satisfied: null, by: '周明', handler: null, ...over,
})

test.each([
  ['claimed', 'overdue', '办理中 · 已逾期', 'red'],
  ['claimed', 'soon', '办理中', 'gold'],
  ['done', 'on_time', '已答复', 'ok'],
] as const)('%s and %s is %s', (state, due, text, tone) => expect(tagOf({ state, due })).toEqual({ text, tone }))

test('the submitter reads organisations, those who work it read names', () => {
  const forwarded = step({ kind: 'forward', toOrg: { id: 2, name: '内科党总支' } })
  expect(stepTitle(forwarded as Step)).toBe('心内科党支部 · 转办（转至内科党总支）')
  expect(workedTitle(forwarded)).toBe('心内科党支部 周明 · 转办（转至内科党总支）')
  expect(workedTitle(step({ kind: 'assign', handler: '吴琳' }))).toBe('心内科党支部 周明 · 确定承办人：吴琳')
  const rated = step({ kind: 'rate', org: null, by: null, satisfied: false })
  expect([stepTitle(rated as Step), workedTitle(rated)]).toEqual(['您的评价：不满意', '提交人评价：不满意'])
  expect(workedTitle(step({ kind: 'raise', org: null, by: null }))).toBe('提交')
})
