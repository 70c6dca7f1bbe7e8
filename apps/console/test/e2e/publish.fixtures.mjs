/** What programs put on the clipboard, written as they write it. */
export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {margin:0cm}</style></head><body>
<h1 align=center style='text-align:center'><span style='font-family:黑体'>收支说明</span><o:p></o:p></h1>
<p class=MsoNormal style='text-indent:28pt'><span style='font-family:仿宋;font-size:14.0pt;color:red'>　　第三季度党费<b>收支</b>如下。</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>l<span style='font:7pt "Times New Roman"'>&nbsp;</span></span>按规定上缴</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>l<span>&nbsp;</span></span>用于慰问</p>
<table class=MsoTableGrid border=1><tr><td width=100 style='border:solid windowtext 1.0pt'><p class=MsoNormal align=center>项目</p></td><td><p class=MsoNormal>金额</p></td></tr><tr><td><p class=MsoNormal>慰问</p></td><td><p class=MsoNormal>1200 元</p></td></tr></table>
<p class=MsoNormal><img width=133 height=107 src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png"></p></body></html>`

const red = '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082'
/** The picture's bytes, beside the text. */
export const wordRtf = String.raw`{\rtf1\ansi{\*\shppict{\pict\picw35\pich28\pngblip\bliptag-1 ${red}}}}`

export const article = `<div id="js_content" style="visibility: hidden;"><section style="margin:10px;text-align:center;"><p><span style="color:#c8161d;font-weight:bold;">党员突击队到社区</span></p></section>
<p style="text-indent:2em;"><span style="letter-spacing:1px;">服务群众一百二十余人次。</span></p>
<p><img data-src="https://mmbiz.qpic.cn/mmbiz_png/none/640?wx_fmt=png" data-w="500"></p><p><img data-src="https://elsewhere.example/a.png"></p>
<p>来源：医院宣传科</p></div>`
