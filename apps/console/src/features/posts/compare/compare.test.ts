import { blockDiff, isDifferent, type Change } from './block-diff'
import { blocksIn } from './blocks'
import { textDiff } from './text-diff'

const written = (pieces: ReturnType<typeof textDiff>) => pieces.map(({ kind, text }) => (kind === 'gone' ? `[-${text}-]` : kind === 'new' ? `[+${text}+]` : text)).join('')

describe('what changed in a line', () => {
  test.each([
    ['请监督', '请各位党员监督', '请[+各位党员+]监督'],
    ['收入 120 元', '收入 1200 元', '收入 120[+0+] 元'],
    ['周一开会', '周二开会', '周[-一-][+二+]开会'],
    ['不变', '不变', '不变'],
    ['', '新', '[+新+]'],
    ['旧', '', '[-旧-]'],
  ])('%s → %s', (before, after, expected) => {
    const found = textDiff(before, after)
    expect(written(found)).toBe(expected)
  })

  test('both texts can be read back from it', () => {
    const [before, after] = ['十一月二十五日在三号会议室开展主题党日', '十一月二十六日下午在五号会议室开展主题党日活动']
    const found = textDiff(before, after)
    expect(found.filter(({ kind }) => kind !== 'new').map(({ text }) => text).join('')).toBe(before)
    expect(found.filter(({ kind }) => kind !== 'gone').map(({ text }) => text).join('')).toBe(after)
    expect(found.some(({ kind, text }) => kind === 'same' && text.includes('会议室'))).toBe(true)
  })
})

describe('what changed in an article', () => {
  const compare = (before: string, after: string) => blockDiff(blocksIn(before), blocksIn(after))
  const said = (change: Change) => (change.kind === 'changed' ? `~${change.after.text}` : `${{ same: '=', gone: '-', new: '+', restyled: '*' }[change.kind]}${change.block.text}`)

  test('paragraphs that stayed, went, came, or read differently', () => {
    const changes = compare('<h2>标题</h2><p>第一段讲学习。</p><p>没有了。</p><p>尾</p>', '<h2>标题</h2><p>第一段讲学习安排。</p><p>尾</p><p>落款另起</p>')
    expect(changes.map(said)).toEqual(['=标题', '~第一段讲学习安排。', '-没有了。', '=尾', '+落款另起'])
    expect(isDifferent(compare('<p>同</p>', '<p>同</p>'))).toBe(false)
  })

  test('a table by rows, a list by items, pictures by their file, whatever the signature of the day', () => {
    expect(compare('<table><tr><td><p>甲</p></td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>', '<table><tr><td><p>甲</p></td><td>1</td></tr><tr><td>乙</td><td>20</td></tr></table>').map(said)).toEqual(['=甲 ｜ 1', '~乙 ｜ 20'])
    expect(compare('<ul><li>一</li></ul>', '<ul><li>一</li><li><p>二</p></li></ul>').map(said)).toEqual(['=一', '+二'])
    const picture = (id: string, sig: string) => `<img src="/api/v1/files/${id}?sig=${sig}" alt="">`
    expect(isDifferent(compare(picture('a', '1'), picture('a', '2')))).toBe(false)
    expect(compare(picture('a', '1'), picture('b', '1')).map(({ kind }) => kind)).toEqual(['gone', 'new'])
  })

  test('the same words made bold are only restyled', () => {
    expect(compare('<p>重要</p>', '<p><strong>重要</strong></p>').map(said)).toEqual(['*重要'])
  })
})
