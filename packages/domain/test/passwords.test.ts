import { formatConsoleLink, maskName, parseConsoleLink } from '../src/console-sign-in'
import { passwordFault } from '../src/passwords'

describe('passwords of operators', () => {
  test.each([
    ['eleven chars', '12345678ab!', 'too_short'],
    ['nothing', '', 'too_short'],
    ['a keyboard run', 'qwertyuiopasdf', 'too_simple'],
    ['the same backwards', 'fdsapoiuytrewq', 'too_simple'],
    ['digits in a row', '0123456789012', 'too_simple'],
    ['a listed word dressed up', 'Password-2026!', 'too_simple'],
    ['a listed pinyin', 'dangyuanejia2026', 'too_simple'],
    ['few different letters', 'abcabcabcabc', 'too_simple'],
    ['the account name inside', 'my-YunWei-secret', 'like_name'],
    ['too much', 'ab12'.repeat(33), 'too_long'],
  ])('%s is refused', (_, password, fault) => {
    expect(passwordFault(password, 'yunwei')).toBe(fault)
  })

  test.each(['four unrelated words', '窗外的松树如今有三棵半了', 'kx7-Trq29-mmvw', '我的 dangjian 笔记本在三楼东侧'])('%s may be taken', (password) => {
    expect(passwordFault(password, 'yunwei')).toBeNull()
  })

  test('a name of two letters forbids nothing', () => {
    expect(passwordFault('the ab of unrelated words', 'ab')).toBeNull()
  })
})

describe('the link a console shows', () => {
  const code = 'AbCdEfGhIjKlMnOpQr-_uv'
  test('there and back; anything else is nothing', () => {
    expect(parseConsoleLink(` ${formatConsoleLink('https://ejia.test', code)}\n`)).toBe(code)
    for (const text of ['', code, `https://ejia.test/cs/${code}x`, `https://ejia.test/cs/${code.slice(1)}`, `https://ejia.test/cs/${code}?a=1`, `https://ejia.test/ci/${code}`]) {
      expect(parseConsoleLink(text)).toBeNull()
    }
  })

  test('names near a screen keep their first letter', () => {
    expect(['', '张', '张三', '张三丰', '𠮷野家'].map(maskName)).toEqual(['', '张*', '张*', '张**', '𠮷**'])
  })
})
