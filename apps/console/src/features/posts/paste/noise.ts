/** Parts of pages and of Word's clipboard that are never text of an article. */
const unwanted = 'style, script, meta, link, title, xml, noscript, template, svg, canvas, button, input, select, textarea, audio, object, embed, mpvoice, mpprofile, mpcps, qqmusic, [hidden]'

const isHidden = (element: HTMLElement): boolean => /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '') && !isLazyArticle(element)

/** 公众号 hides a whole article until its script has run. */
const isLazyArticle = (element: HTMLElement): boolean => element.id === 'js_content'

/** Comments (Word's conditional ones too), Office's own elements (`o:p`, `w:sdt`), and what is not shown. */
export function dropNoise(body: HTMLElement): void {
  const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) comment.parentNode?.removeChild(comment)
  for (const element of body.querySelectorAll(unwanted)) element.remove()
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) {
    if (isHidden(element)) element.remove()
    else if (element.tagName.includes(':')) element.replaceWith(...element.childNodes)
  }
  for (const video of body.querySelectorAll('iframe, video')) video.replaceWith(...videoLink(video))
}

/** A film cannot be kept; where it can be seen, can. */
function videoLink(video: Element): Node[] {
  const address = video.getAttribute('data-src') ?? video.getAttribute('src') ?? ''
  if (!/^https?:/.test(address)) return []
  const [line, link] = [document.createElement('p'), document.createElement('a')]
  link.href = address
  link.textContent = '观看视频'
  line.append(link)
  return [line]
}

/** A table of one cell is a box drawn around text. */
export function unwrapBoxes(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const cells = [...table.querySelectorAll('td, th')].filter((cell) => cell.closest('table') === table)
    const [only] = cells
    if (cells.length === 1 && only) table.replaceWith(...only.childNodes)
  }
}
