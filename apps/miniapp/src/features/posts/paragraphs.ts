const escapes: [char: RegExp, entity: string][] = [
  [/&/g, '&amp;'],
  [/</g, '&lt;'],
  [/>/g, '&gt;'],
]
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' }

const escape = (text: string): string => escapes.reduce((done, [char, entity]) => done.replace(char, entity), text)
const unescape = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)

/** Plain text as HTML: a blank line begins a new paragraph, a line break stays one. */
export function toHtml(text: string): string {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n[ \t\u3000]*(?:\n[ \t\u3000]*)+/)
  const written = paragraphs.map((each) => each.trim()).filter(Boolean)
  return written.map((each) => `<p>${escape(each).replace(/[ \t]*\n/g, '<br />')}</p>`).join('')
}

const simple = /^\s*(?:<p>(?:[^<]|<br\s*\/?>)*<\/p>\s*)*$/

/** The text of HTML that is nothing but paragraphs; null when there is more to it, which a phone would lose. */
export function toPlain(html: string): string | null {
  if (!simple.test(html)) return null
  const paragraphs = html.match(/<p>.*?<\/p>/gs) ?? []
  return paragraphs.map((each) => unescape(each.slice(3, -4).replace(/\n/g, ' ').replace(/<br\s*\/?>/g, '\n'))).join('\n\n')
}
