/** What is sent to the server: without pictures that are still on their way, and without the empty line an editor keeps at its end. */
export function toHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const image of body.querySelectorAll('img[data-pending]')) image.remove()
  for (const image of body.querySelectorAll('img[src]')) image.setAttribute('src', (image.getAttribute('src') ?? '').replace(/\?.*$/, ''))
  while (body.lastElementChild?.matches('p:empty')) body.lastElementChild.remove()
  return body.innerHTML
}

/** As the editor takes it: alignment of a cell belongs to the lines in it, and every cell has a line. */
export function fromHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const cell of body.querySelectorAll<HTMLElement>('td, th')) {
    const { textAlign } = cell.style
    if (!cell.querySelector('p, ul, ol, img, h2, h3, h4')) {
      const line = document.createElement('p')
      line.append(...cell.childNodes)
      cell.append(line)
    }
    if (textAlign) for (const line of cell.querySelectorAll<HTMLElement>('p')) line.style.textAlign ||= textAlign
    cell.removeAttribute('style')
  }
  return body.innerHTML
}

/** Whether there is anything to read or to look at. */
export const isEmptyHtml = (html: string): boolean => !/<img /.test(html) && html.replace(/<[^>]+>|&nbsp;|\s/g, '') === ''
