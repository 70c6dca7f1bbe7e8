import { stateText, templatesToAdd } from './words'

const template = (templateId: string, credits: number) => ({ group: 'notice' as const, templateId, credits })

test('what is left is said in plain words, and what is turned off is said to be', () => {
  expect(stateText(template('n', 3), {}, false)).toBe('还能提醒 3 次')
  expect(stateText(template('n', 0), null, false)).toBe('没有次数了')
  expect(stateText(template('n', 3), { n: 'reject' }, false)).toBe('已关闭')
  expect(stateText(template('n', 3), { n: 'accept' }, true)).toBe('已关闭')
})

test('one press adds to what there is least of, three at most, and not to what is turned off', () => {
  const all = [template('a', 5), template('b', 0), template('c', 1), template('d', 2), template('e', 0)]
  expect(templatesToAdd(all, {})).toEqual(['b', 'e', 'c'])
  expect(templatesToAdd(all, { b: 'reject', e: 'ban', c: 'acceptWithAlert' })).toEqual(['c', 'd', 'a'])
})
