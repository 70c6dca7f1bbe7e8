import { countCharacters, toBlocks } from './study-blocks'

const paragraph = (characters: number): string => `<p>${'学'.repeat(characters)}</p>`

test('small elements share a block, long ones stand alone', () => {
  const blocks = toBlocks(`<h2>标题</h2>${paragraph(100)}${paragraph(60)}${paragraph(400)}${paragraph(150)}`)
  expect(blocks.map(countCharacters)).toEqual([162, 400, 150])
})

test('nothing is lost, whatever the markup', () => {
  const html = `前言<p>一<br>二 <img src="/a" alt="图" /></p><ul><li><p>${'甲'.repeat(200)}</p></li><li>乙</li></ul><hr>${paragraph(160)}<blockquote><p>尾</p></blockquote>后记`
  expect(toBlocks(html).join('')).toBe(html)
  expect(toBlocks(html)).toHaveLength(2)
})

test('a list or a table is never cut inside', () => {
  const list = `<ul>${'<li>条目条目条目条目条目</li>'.repeat(50)}</ul>`
  expect(toBlocks(paragraph(150) + list)[1]).toBe(list)
})

test.each([1, 149, 150, 151, 299, 300])('a text of %d characters is one block, or as many as it can fill', (characters) => {
  const blocks = toBlocks(Array.from({ length: characters }, () => paragraph(1)).join(''))
  expect(blocks).toHaveLength(Math.max(1, Math.floor(characters / 150)))
})

test.each([6000, 6001, 12_345, 100_000])('%d characters make at most forty blocks', (characters) => {
  const html = Array.from({ length: characters / 10 }, () => paragraph(10)).join('')
  const blocks = toBlocks(html)
  expect(blocks.length).toBeLessThanOrEqual(40)
  expect(blocks.length).toBeGreaterThan(30)
  expect(blocks.join('')).toBe(html)
})

test('pictures alone are a block; markup and blanks are no characters', () => {
  expect(toBlocks('<p><img src="/a" alt="" /></p>')).toHaveLength(1)
  expect(countCharacters('<p>一 二&amp;<strong>三</strong>\n</p>')).toBe(4)
})
