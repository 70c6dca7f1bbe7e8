/**
 * Texts are written one block a line and become the simple HTML a post may hold:
 * `## ` h2 · `### ` h3 · `- ` ul · `1. ` ol · `> ` blockquote · `| a | b |` table, first row its head · else p.
 * `**x**` strong, `__x__` em.
 */
type Block = 'ul' | 'ol' | 'blockquote' | 'table' | 'h2' | 'h3' | 'p'

const marks: readonly [Block, RegExp][] = [
  ['h3', /^### +/],
  ['h2', /^## +/],
  ['ul', /^- +/],
  ['ol', /^\d+\. +/],
  ['blockquote', /^> ?/],
  ['table', /^\| */],
]

const inline = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/__(.+?)__/g, '<em>$1</em>')

const cells = (row: string): string[] => row.replace(/\s*\|$/, '').split(/\s*\|\s*/)
const tableRow = (row: string, tag: 'th' | 'td'): string => `<tr>${cells(row).map((c) => `<${tag}>${inline(c)}</${tag}>`).join('')}</tr>`

function render(block: Block, lines: readonly string[]): string {
  if (block === 'ul' || block === 'ol') return `<${block}>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</${block}>`
  if (block === 'blockquote') return `<blockquote>${lines.map((line) => `<p>${inline(line)}</p>`).join('')}</blockquote>`
  if (block !== 'table') return lines.map((line) => `<${block}>${inline(line)}</${block}>`).join('')
  const [head = '', ...rows] = lines
  return `<table><thead>${tableRow(head, 'th')}</thead><tbody>${rows.map((row) => tableRow(row, 'td')).join('')}</tbody></table>`
}

export function toHtml(text: string): string {
  const blocks: { block: Block; lines: string[] }[] = []
  for (const line of text.split('\n').map((l) => l.trim()).filter(Boolean)) {
    const [block, mark] = marks.find(([, pattern]) => pattern.test(line)) ?? (['p', /^/] as const)
    const last = blocks.at(-1)
    const content = line.replace(mark, '')
    if (last?.block === block) last.lines.push(content)
    else blocks.push({ block, lines: [content] })
  }
  return blocks.map(({ block, lines }) => render(block, lines)).join('\n')
}
