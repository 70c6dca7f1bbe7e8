import { articleNodes } from './article-nodes'

test('tags get the classes that WeChat can style, attributes stay', () => {
  const html = '<p>一</p><table border="1"><tr><td colspan="2">二</td></tr></table><pre>三</pre>'
  expect(articleNodes(html, '')).toBe(
    '<p class="rt-p">一</p><table class="rt-table" border="1"><tr><td class="rt-td" colspan="2">二</td></tr></table><pre>三</pre>',
  )
})

test('our own files get an absolute address, others keep theirs', () => {
  const html = '<img src="/api/v1/files/1"><img src="https://news.example/2.jpg"><img src="//cdn.example/3.jpg">'
  expect(articleNodes(html, 'https://api.test')).toBe(
    '<img class="rt-img" src="https://api.test/api/v1/files/1"><img class="rt-img" src="https://news.example/2.jpg"><img class="rt-img" src="//cdn.example/3.jpg">',
  )
})
