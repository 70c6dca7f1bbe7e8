const styled = 'p|h[1-4]|ul|ol|li|blockquote|img|table|th|td|a'

/**
 * Prepares sanitised HTML for `<rich-text>`: each tag gets a class, because WeChat's tag selectors do not reach inside,
 * and addresses of our own files become absolute, because a mini-program has no origin.
 */
export function articleNodes(html: string, base: string): string {
  return html
    .replace(new RegExp(`<(${styled})(?=[\\s/>])`, 'gi'), (_, tag: string) => `<${tag} class="rt-${tag.toLowerCase()}"`)
    .replace(/(\s(?:src|href)=")\/(?!\/)/gi, `$1${base}/`)
}
