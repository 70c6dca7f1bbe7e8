/** A paragraph, heading, item, row or picture of an article, for comparing. */
export interface Block {
  /** `p`, `h2`, `li`, `row`, `img`, `quote`, `rule` */
  kind: string
  /** Its words; of a picture its address. */
  text: string
  /** What is equal when it looks equal: words and how they stand. */
  key: string
}

const kinds: Record<string, string> = { P: 'p', H2: 'h2', H3: 'h3', H4: 'h4', LI: 'li', TR: 'row', IMG: 'img', HR: 'rule', FIGCAPTION: 'p', CAPTION: 'p' }

const plain = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Sanitised HTML as a row of blocks. */
export function blocksIn(html: string): Block[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...collect(body, '')]
}

function* collect(parent: Element, context: string): Generator<Block> {
  for (const child of parent.children) {
    if (child.tagName === 'IMG') yield picture(child)
    else if (child.tagName === 'TR') yield row(child)
    else if (isLine(child)) yield* line(child, context)
    else if (child.tagName === 'HR') yield { kind: 'rule', text: '', key: 'rule' }
    else yield* collect(child, { LI: 'li', BLOCKQUOTE: 'quote' }[child.tagName] ?? context)
  }
}

const isLine = (element: Element): boolean => ['P', 'H2', 'H3', 'H4', 'FIGCAPTION', 'CAPTION'].includes(element.tagName) || (element.tagName === 'LI' && !element.querySelector('p, ul, ol'))

function* line(element: Element, context: string): Generator<Block> {
  const text = plain(element)
  const kind = element.tagName === 'P' && context ? context : (kinds[element.tagName] ?? 'p')
  if (text) yield { kind, text, key: `${kind}|${(element as HTMLElement).style.textAlign}|${element.innerHTML.replace(/\s+/g, ' ')}` }
  for (const image of element.querySelectorAll('img')) yield picture(image)
}

const picture = (image: Element): Block => {
  const address = image.getAttribute('src') ?? ''
  return { kind: 'img', text: address, key: `img|${address.replace(/\?.*$/, '')}` }
}

const row = (element: Element): Block => {
  const text = [...element.children].map(plain).join(' ｜ ')
  return { kind: 'row', text, key: `row|${element.innerHTML.replace(/\s+/g, ' ')}` }
}
