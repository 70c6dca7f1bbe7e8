import { alignmentOf, marksOf, type Alignment, type Mark } from './styles'

const blockTags = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'CENTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'TABLE', 'CAPTION', 'FIGURE', 'FIGCAPTION', 'HR', 'PRE', 'DL', 'DT', 'DD', 'FIELDSET', 'BODY'])
const headings: Record<string, string> = { H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h4', H6: 'h4' }
const goodLink = /^(https?:\/\/|mailto:|tel:)/i

interface Place {
  align: Alignment | null
  marks: ReadonlySet<Mark>
  /** Tag of a paragraph here. */
  tag: string
}

/** Writes blocks one after another; runs of text between them become paragraphs. */
class Writer {
  private html = ''
  private line = ''

  constructor(private readonly bare = false) {}

  inline(html: string): void {
    this.line += html
  }

  block(html: string, place: Place): void {
    this.endLine(place)
    this.html += html
  }

  /** Closes the paragraph under way; one with nothing in it is none. */
  endLine({ align, tag }: Place): void {
    const text = tidy(this.line)
    this.line = ''
    if (text === '') return
    this.html += this.bare ? text : `<${tag}${align ? ` style="text-align:${align}"` : ''}>${text}</${tag}>`
  }

  finish(place: Place): string {
    this.endLine(place)
    return this.html
  }
}

/** No blanks or line breaks at the ends (Word indents with full-width ones), no doubled ones within; empty when nothing is shown. */
function tidy(line: string): string {
  const edge = String.raw`(?:[\s\u00a0\u3000\u200b]|<br>)+`
  const inner = line.replace(/[ \t\r\n\u00a0\u200b]+/g, ' ')
  return inner.replace(new RegExp(`^((?:<(?:strong|em|u|s)>)*)${edge}`), '$1').replace(new RegExp(`${edge}((?:</(?:strong|em|u|s)>)*)$`), '$1').replace(/<(strong|em|u|s|sub|sup)><\/\1>/g, '').trim()
}

/** The content of a page as blocks that an article may have. */
export const blocksOf = (root: HTMLElement): string => {
  const place: Place = { align: null, marks: new Set(), tag: 'p' }
  const writer = new Writer()
  walk(root, place, writer)
  return writer.finish(place)
}

function walk(node: Node, place: Place, writer: Writer): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) writer.inline(marked(escape(child.textContent ?? ''), place))
    else if (child instanceof HTMLElement) visit(child, place, writer)
  }
}

function visit(element: HTMLElement, place: Place, writer: Writer): void {
  const tag = element.tagName
  if (tag === 'BR') return writer.inline('<br>')
  if (tag === 'HR') return writer.block('<hr>', place)
  if (tag === 'IMG') return picture(element, place, writer)
  // a cell holds no table of its own: what is in one follows as text
  if (tag === 'TABLE' && !element.parentElement?.closest('table')) return writer.block(tableOf(element, place), place)
  if (tag === 'UL' || tag === 'OL') return writer.block(listOf(element, place), place)
  if (tag === 'BLOCKQUOTE') return writer.block(wrapped('blockquote', within(element, place)), place)
  if (tag === 'A') return link(element, place, writer)
  const inner = innerPlace(element, place)
  if (!blockTags.has(tag)) return walk(element, inner, writer)
  writer.endLine(place)
  walk(element, inner, writer)
  writer.endLine(inner)
}

/** How things stand inside an element. */
function innerPlace(element: HTMLElement, { align, marks, tag }: Place): Place {
  const { on, off } = marksOf(element)
  const asked = alignmentOf(element)
  const heading = headings[element.tagName]
  const inner = new Set([...marks, ...on])
  for (const mark of off) inner.delete(mark)
  // a heading is bold already
  if ((heading ?? tag) !== 'p') inner.delete('strong')
  return { align: asked === 'left' ? null : (asked ?? align), marks: inner, tag: heading ?? tag }
}

const within = (element: HTMLElement, place: Place): string => {
  const inner = innerPlace(element, place)
  const writer = new Writer()
  walk(element, inner, writer)
  return writer.finish(inner)
}

const wrapped = (tag: string, html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`)

/** A picture stands between paragraphs. */
function picture(element: HTMLElement, place: Place, writer: Writer): void {
  const [src, pending, alt] = ['src', 'data-pending', 'alt'].map((name) => element.getAttribute(name) ?? '')
  if (!src && !pending) return
  writer.block(`<img${src ? ` src="${escape(src)}"` : ''}${pending ? ` data-pending="${escape(pending)}"` : ''} alt="${escape(alt ?? '')}">`, place)
}

function link(element: HTMLElement, place: Place, writer: Writer): void {
  const href = element.getAttribute('href')?.trim() ?? ''
  const simple = element.querySelector('img, p, section, div, table, ul, ol') === null && element.textContent?.trim() !== ''
  if (!goodLink.test(href) || !simple) return walk(element, innerPlace(element, place), writer)
  const inner = new Writer(true)
  walk(element, innerPlace(element, place), inner)
  writer.inline(`<a href="${escape(href)}">${inner.finish(place)}</a>`)
}

function listOf(list: HTMLElement, place: Place): string {
  const tag = list.tagName.toLowerCase()
  const start = tag === 'ol' ? Number(list.getAttribute('start')) : 0
  const items = [...list.children].map((child) => {
    if (!(child instanceof HTMLElement)) return ''
    // some pages hang a list below a list instead of below its item
    return child.tagName === 'LI' ? wrapped('li', within(child, place)) : wrapped('li', within(wrap(child), place))
  })
  return wrapped(tag, items.join('')).replace(/^<ol>/, start > 1 ? `<ol start="${start}">` : '<ol>')
}

function wrap(child: HTMLElement): HTMLElement {
  const holder = document.createElement('div')
  holder.append(child.cloneNode(true))
  return holder
}

function tableOf(table: HTMLElement, place: Place): string {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const inner = { ...place, align: null, tag: 'p' }
  const html = rows.map((row) => wrapped('tr', [...row.children].map((cell) => cellOf(cell as HTMLElement, inner)).join('')))
  return wrapped('table', html.join(''))
}

function cellOf(cell: HTMLElement, place: Place): string {
  if (!/^T[DH]$/.test(cell.tagName)) return ''
  const tag = cell.tagName.toLowerCase()
  const spans = ['colspan', 'rowspan'].map((name) => [name, Number(cell.getAttribute(name))] as const).filter(([, count]) => Number.isInteger(count) && count > 1 && count <= 100)
  return `<${tag}${spans.map(([name, count]) => ` ${name}="${count}"`).join('')}>${within(cell, place) || '<p></p>'}</${tag}>`
}

const order: readonly Mark[] = ['strong', 'em', 'u', 's', 'sub', 'sup']

function marked(text: string, { marks }: Place): string {
  if (text.trim() === '') return text
  return order.filter((mark) => marks.has(mark)).reduceRight((inner, mark) => `<${mark}>${inner}</${mark}>`, text)
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
