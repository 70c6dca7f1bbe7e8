const styled = 'p|h[1-4]|ul|ol|li|blockquote|img|table|th|td|a'
/** Tags that hold text of their own, as `shared/read-aloud` counts them. */
const blocks = /^(?:p|h[1-4]|li|blockquote|td|th)$/

/**
 * Prepares sanitised HTML for `<rich-text>`: each tag gets a class, because WeChat's tag selectors do not reach inside,
 * and addresses of our own files become absolute, because a mini-program has no origin. `spoken`: the block being read aloud.
 */
export function articleNodes(html: string, base: string, spoken = -1): string {
  let block = -1
  return html
    .replace(new RegExp(`<(${styled})(?=[\\s/>])`, 'gi'), (_, tag: string) => {
      const name = tag.toLowerCase()
      const now = blocks.test(name) && ++block === spoken
      return `<${tag} class="rt-${name}${now ? ' rt-spoken' : ''}"`
    })
    .replace(/(\s(?:src|href)=")\/(?!\/)/gi, `$1${base}/`)
}
