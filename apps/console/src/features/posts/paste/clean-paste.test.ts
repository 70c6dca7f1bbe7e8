import { cleanPaste } from './clean-paste'
import { articleHtml } from './fixtures/article'
import { wordHtml, wordRtf } from './fixtures/word'
import { picturesInRtf } from './rtf-pictures'

const clean = (html: string) => cleanPaste(html).html

describe('what is pasted from Word', () => {
  const { html, pictures } = cleanPaste(wordHtml, picturesInRtf(wordRtf))
  const id = pictures[0]!.id

  test('keeps text, headings, lists, tables and alignment, and nothing of how it looked', () => {
    expect(html).toBe(
      '<h2 style="text-align:center">关于开展十一月主题党日的通知</h2>' +
        '<p>全体<strong>党员</strong>：定于11月25日开展主题党日，地点在<u>三号会议室</u>。</p>' +
        '<ul><li><p>学习材料</p><ul><li><p>党章第一章</p></li><li><p>本院<s>旧</s>新制度</p></li></ul></li><li><p>参观</p></li></ul>' +
        '<p>程序：</p><ol start="3"><li><p>重温誓词</p></li><li><p>交流</p></li></ol><p>一、有关要求</p>' +
        '<table><tr><td rowspan="2"><p style="text-align:center"><strong>时间</strong></p></td><td><p>9:00</p></td></tr><tr><td><p>10<sup>2</sup> 人</p><p>另行通知</p></td></tr></table>' +
        `<img data-pending="${id}" alt=""><p style="text-align:right">心内科党支部</p>` +
        '<p><a href="https://www.12371.cn/">共产党员网</a>与目录</p>',
    )
  })

  test('finds the bytes of its pictures beside the text', async () => {
    expect(pictures).toHaveLength(1)
    const { origin } = pictures[0]!
    expect(origin).toMatchObject({ kind: 'file', file: { type: 'image/png', name: '图片.png' } })
  })

  test('says which pictures did not come along', () => {
    expect(cleanPaste(wordHtml).pictures.map(({ origin }) => origin.kind)).toEqual(['lost'])
    expect(picturesInRtf(wordRtf).map((file) => file?.size ?? null)).toEqual([68, null])
    expect(picturesInRtf('')).toEqual([])
    expect(picturesInRtf(String.raw`{\pict\picw35\pngblip\bliptag-1 ${'89'.repeat(20)}}`).map((file) => file?.size)).toEqual([20])
  })
})

describe('what is pasted from a 公众号 article', () => {
  const { html, pictures, source } = cleanPaste(articleHtml)

  test('sections become paragraphs, late pictures are found, decoration and what cannot be kept goes', () => {
    const [first, second] = pictures.map(({ id }) => `<img data-pending="${id}" alt="`)
    expect(html).toBe(
      '<p style="text-align:center"><strong>党员突击队到社区</strong></p>' +
        '<p>11月20日，<strong>内科党总支</strong>组织义诊，服务群众 <strong>120</strong> 余人次。</p>' +
        `${first}图片"><p style="text-align:center">义诊现场</p>${second}"><p>右栏文字</p>` +
        '<blockquote><p>“有事找支部。”</p></blockquote><p><a href="https://v.qq.com/txp/iframe/player.html?vid=abc">观看视频</a></p>' +
        '<ol><li><p>测血压</p></li><li><p>讲<em>用药</em></p></li></ol><p style="text-align:right">来源：医院宣传科</p>' +
        '<p>点击<a href="https://mp.weixin.qq.com/s/xyz">阅读上期</a></p>',
    )
  })

  test('pictures come with their true addresses', () => {
    expect(pictures.map(({ origin }) => (origin.kind === 'remote' ? origin.url : null))).toEqual([
      'https://mmbiz.qpic.cn/mmbiz_jpg/abcDEF123/640?wx_fmt=jpeg&from=appmsg',
      'https://mmbiz.qpic.cn/mmbiz_png/second/640?wx_fmt=png',
    ])
  })

  test('where it comes from is kept', () => {
    expect(source).toBe('医院宣传科')
    expect(cleanPaste('<p><a id="js_name">市中心医院</a></p><p>文</p>').source).toBe('公众号「市中心医院」')
    expect(cleanPaste('<p>来源：' + '长'.repeat(80) + '</p>').source).toBeNull()
  })
})

describe('other pastes', () => {
  test.each([
    ['a whole paste wrapped as not bold', '<b style="font-weight:normal"><p>文</p><p><b>重</b></p></b>', '<p>文</p><p><strong>重</strong></p>'],
    ['text without blocks', '一<br>二', '<p>一<br>二</p>'],
    ['lines of divs', '<div>甲</div><div><br></div><div>乙</div>', '<p>甲</p><p>乙</p>'],
    ['a box drawn as a table', '<table><tr><td><p>框中文字</p></td></tr></table>', '<p>框中文字</p>'],
    ['a table in a table', '<table><tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table></td><td>丁</td></tr></table>', '<table><tr><td><p>甲</p><p>乙</p><p>丙</p></td><td><p>丁</p></td></tr></table>'.replace('<p>乙</p><p>丙</p>', '<p>乙丙</p>')],
    ['a list hung below a list', '<ul><li>甲</li><ul><li>乙</li></ul></ul>', '<ul><li><p>甲</p></li><li><ul><li><p>乙</p></li></ul></li></ul>'],
    ['dangerous markup', '<p onclick="x()">文<script>alert(1)</script><a href="javascript:alert(1)">链</a></p>', '<p>文链</p>'],
    ['angle brackets in text', '<p>a &lt;b&gt; &amp; c</p>', '<p>a &lt;b&gt; &amp; c</p>'],
    ['our own pictures', '<img src="https://ejia.example/api/v1/files/0190a000-0000-7000-8000-000000000001?sig=x" alt="图">', '<img src="/api/v1/files/0190a000-0000-7000-8000-000000000001" alt="图">'],
    ['nothing', '<p>&nbsp;</p><div></div>', ''],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  test('pictures in the text itself are uploaded; of kinds that no page shows, are lost', () => {
    const png = 'iVBORw0KGgo='
    const { pictures } = cleanPaste(`<img src="data:image/png;base64,${png}"><img src="data:image/tiff;base64,${png}"><img src="data:image/png;base64,!!"><img src="webkit-fake-url://x">`)
    expect(pictures.map(({ origin }) => origin.kind)).toEqual(['file', 'lost', 'lost', 'lost'])
  })
})
