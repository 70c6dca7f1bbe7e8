import { articleNodes } from '../ui/article-nodes'
import { spokenParts } from './spoken-parts'

test('reads sentence by sentence, block by block, nothing twice and no marks alone', () => {
  const html = '<h2>一、时间</h2><p>11月21日上午。请<strong>提前</strong>到场！“带上证件。”</p><ul><li>报名&nbsp;&lt;截止&gt;</li><li><p>满额为止</p></li></ul><p>——</p><img src="/x.png" />'
  expect(spokenParts(html)).toEqual([
    { block: 0, text: '一、时间' },
    { block: 1, text: '11月21日上午。' },
    { block: 1, text: '请提前到场！' },
    { block: 1, text: '“带上证件。”' },
    { block: 2, text: '报名 <截止>' },
    { block: 4, text: '满额为止' },
  ])
})

test('the block that is read is the one that is marked', () => {
  const html = '<p>第一段。</p><table><tr><th>表头</th></tr><tr><td>格子</td></tr></table><p>最后。</p>'
  for (const { block, text } of spokenParts(html)) {
    const marked = /class="[^"]*rt-spoken"[^>]*>([^<]*)</.exec(articleNodes(html, '', block))?.[1]
    expect(marked).toBe(text)
  }
  expect(articleNodes(html, '')).not.toContain('rt-spoken')
})

test('a sentence without end is read in pieces a voice can take', () => {
  const long = `<p>${Array.from({ length: 40 }, (_, index) => `第${index}项内容`).join('，')}</p>`
  expect(Math.max(...spokenParts(long).map(({ text }) => text.length))).toBeLessThanOrEqual(120)
  expect(spokenParts(long).map(({ text }) => text).join('')).toBe(long.slice(3, -4))
})
