/** What of an element's look carries meaning. */
export type Mark = 'strong' | 'em' | 'u' | 's' | 'sub' | 'sup'

const tagMarks: Record<string, Mark> = { B: 'strong', STRONG: 'strong', I: 'em', EM: 'em', U: 'u', INS: 'u', S: 's', DEL: 's', STRIKE: 's', SUB: 'sub', SUP: 'sup' }

/** Marks an element switches on, and those its style switches off (`<b style="font-weight:normal">` is how some programs wrap a whole paste). */
export function marksOf(element: HTMLElement): { on: Mark[]; off: Mark[] } {
  const { fontWeight, fontStyle, verticalAlign, textDecoration, textDecorationLine } = element.style
  const lines = `${textDecoration} ${textDecorationLine}`
  const on = new Set<Mark>()
  const off = new Set<Mark>()
  const own = tagMarks[element.tagName]
  if (own) on.add(own)
  if (/^(bold|bolder|[6-9]00)$/.test(fontWeight)) on.add('strong')
  if (/^(normal|lighter|[1-5]00)$/.test(fontWeight)) off.add('strong')
  if (/italic|oblique/.test(fontStyle)) on.add('em')
  if (fontStyle === 'normal') off.add('em')
  // a link is underlined by everybody's stylesheet
  if (lines.includes('underline') && element.closest('a') === null) on.add('u')
  if (lines.includes('line-through')) on.add('s')
  if (verticalAlign === 'super') on.add('sup')
  if (verticalAlign === 'sub') on.add('sub')
  return { on: [...on].filter((mark) => !off.has(mark)), off: [...off] }
}

export type Alignment = 'center' | 'right' | 'justify'

/** Alignment an element asks for; left is what is there anyway. */
export function alignmentOf(element: HTMLElement): Alignment | 'left' | null {
  const asked = (element.style.textAlign || element.getAttribute('align') || (element.tagName === 'CENTER' ? 'center' : '')).toLowerCase()
  if (asked === 'start') return 'left'
  if (asked === 'end') return 'right'
  return asked === 'left' || asked === 'center' || asked === 'right' || asked === 'justify' ? asked : null
}
