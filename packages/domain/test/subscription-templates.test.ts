import { readTemplates } from '../src/subscription-templates'
import { usualFields } from '../src/subscriptions'

const id = (sign: string) => sign.repeat(43)

describe('templates the operator names', () => {
  test('none, or ids with the usual fields, or with their own', () => {
    expect(readTemplates(' ')).toEqual({ templates: {}, wrong: [] })
    expect(readTemplates(`notice=${id('a')}, activity=${id('b')}/thing4.title/time2.time/phrase5.kind`)).toEqual({
      templates: {
        notice: { templateId: id('a'), fields: usualFields },
        activity: { templateId: id('b'), fields: [{ key: 'thing4', source: 'title' }, { key: 'time2', source: 'time' }, { key: 'phrase5', source: 'kind' }] },
      },
      wrong: [],
    })
  })

  test.each([
    [`news=${id('a')}`, 'is none of'],
    ['notice', 'has no template id'],
    ['notice=short', 'has no template id'],
    [`notice=${id('a')},notice=${id('b')}`, 'named twice'],
    [`notice=${id('a')},result=${id('a')}`, 'two groups'],
    [`notice=${id('a')}/amount1.text`, 'amount1.text'],
    [`notice=${id('a')}/thing1`, 'thing1'],
  ])('%s: %s', (text, words) => {
    const { wrong } = readTemplates(text)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toContain(words)
  })
})
