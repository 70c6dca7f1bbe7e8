import sanitizeHtml from 'sanitize-html'

const ourFile = /^\/api\/v1\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\?.*)?$/
const outsideLink = /^(https?:\/\/|mailto:|tel:)/i
const cell = ['colspan', 'rowspan']

/** What an article may contain: text and its structure, links outside, and pictures that were uploaded here. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'u', 's', 'sub', 'sup', 'br', 'hr', 'a', 'img', 'figure', 'figcaption',
    'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  allowedAttributes: { '*': ['style'], a: ['href'], ol: ['start'], img: ['src', 'alt'], td: cell, th: cell },
  allowedStyles: { '*': { 'text-align': [/^(left|center|right|justify)$/] } },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 40,
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    del: 's',
    strike: 's',
    ins: 'u',
    // Word writes alignment as an attribute; the filters of `style` decide what of it is good
    '*': (tagName, { align, ...attribs }) => ({ tagName, attribs: align ? { ...attribs, style: `text-align:${align.toLowerCase()};${attribs.style ?? ''}` } : attribs }),
    a: (tagName, { href, style }) => ({ tagName, attribs: { ...(href && outsideLink.test(href) ? { href } : {}), ...styleOf(style) } }),
    img: (tagName, { src = '', alt = '', style }) => {
      // an address handed out with a signature comes back without it
      const fileId = ourFile.exec(src)?.[1]
      return { tagName, attribs: { src: fileId ? `/api/v1/files/${fileId}` : '', alt, ...styleOf(style) } }
    },
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
}

const styleOf = (style: string | undefined): { style?: string } => (style ? { style } : {})

export const sanitise = (html: string): string => sanitizeHtml(html, allowed)

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Sanitised HTML as plain text, one line per block; marks inside a line leave no gap. */
export function toText(html: string): string {
  return html
    .replace(/<(?:br|hr|\/?(?:p|h[2-4]|ul|ol|li|blockquote|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td))\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

export const showsPicture = (html: string): boolean => html.includes('<img ')

/** One line of text typed by a person: no control characters, no outer blanks. */
export const oneLine = (text: string): string => text.replace(/[\r\n\t\f\v]+/g, ' ').trim()
