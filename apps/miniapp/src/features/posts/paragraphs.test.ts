import { toHtml, toPlain } from './paragraphs'

test.each([
  ['nothing', '', ''],
  ['one paragraph', '请按时参加。', '<p>请按时参加。</p>'],
  ['a blank line between two', '一、时间\n\n二、地点', '<p>一、时间</p><p>二、地点</p>'],
  ['several blank lines', '甲\n\n \n\n乙\n', '<p>甲</p><p>乙</p>'],
  ['a blank line with a wide space', '甲\n\u3000\n乙', '<p>甲</p><p>乙</p>'],
  ['a line break', '第一行\n第二行', '<p>第一行<br />第二行</p>'],
  ['a break from Windows', '甲\r\n\r\n乙', '<p>甲</p><p>乙</p>'],
  ['marks of HTML', '<b>1 & 2</b>', '<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>'],
])('%s becomes HTML', (_, text, html) => expect(toHtml(text)).toBe(html))

test.each(['', '一段', '甲\n\n乙', '甲\n乙\n\n丙', '1 < 2 && "引号"', '&lt; 写成了实体', '&amp;lt;'])('%j comes back as it was', (text) =>
  expect(toPlain(toHtml(text))).toBe(text),
)

test.each([
  ['a heading', '<h3>一</h3><p>二</p>'],
  ['a picture', '<p><img src="/api/v1/files/1" /></p>'],
  ['bold words', '<p>请<strong>务必</strong>到场</p>'],
  ['an aligned paragraph', '<p style="text-align:right">党委办</p>'],
  ['words outside a paragraph', '党委办<p>二</p>'],
])('%s is more than paragraphs', (_, html) => expect(toPlain(html)).toBeNull())
