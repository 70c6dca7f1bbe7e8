interface Item {
  element: HTMLElement
  list: string
  level: number
  marker: string
}

const bullets = /^[·•●○■□▪◆◇➢✓✔*\-–—oØ§üvnlq\uf000-\uf0ff]$/i
/** 一、 （二） 第三条: numbers that are part of the text, which no list of a page can draw. */
const chineseNumber = /^[（(]?第?[一二三四五六七八九十百]+([、．.)）]|[章节条款])$/

/**
 * Word's clipboard has no lists: paragraphs that carry `mso-list:l0 level1 lfo1` and their marker as hidden text.
 * Runs of them become lists again, nested by level.
 */
export function listsOfWord(body: HTMLElement): void {
  const items = [...body.querySelectorAll<HTMLElement>('[style*="mso-list"]')].flatMap((element) => itemOf(element) ?? [])
  for (const run of runsOf(items)) replaceRun(run)
  for (const marker of body.querySelectorAll('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')) marker.remove()
}

function itemOf(element: HTMLElement): Item | null {
  const found = /mso-list:\s*(l\d+)\s+level(\d)/i.exec(element.getAttribute('style') ?? '')
  if (!found || !/^(P|H[1-6]|DIV|LI)$/.test(element.tagName) || element.closest('ul, ol')) return null
  const sign = element.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')
  const marker = (sign?.textContent ?? '').replace(/[\s\u00a0]+/g, '')
  if (chineseNumber.test(marker)) {
    sign?.replaceWith(marker)
    return null
  }
  return { element, list: found[1] ?? '', level: Number(found[2]), marker }
}

/** Items that follow each other with nothing but blanks between, of one list. */
function runsOf(items: readonly Item[]): Item[][] {
  const runs: Item[][] = []
  for (const item of items) {
    const last = runs.at(-1)?.at(-1)
    if (last && last.list === item.list && item.element.previousElementSibling === last.element) runs.at(-1)?.push(item)
    else runs.push([item])
  }
  return runs
}

const isBullet = (marker: string): boolean => marker === '' || bullets.test(marker)

function newList({ marker }: Item): HTMLElement {
  if (isBullet(marker)) return document.createElement('ul')
  const list = document.createElement('ol')
  const first = Number(/\d+/.exec(marker)?.[0] ?? 1)
  if (first > 1) list.setAttribute('start', String(first))
  return list
}

function replaceRun(run: readonly Item[]): void {
  const [first] = run
  if (!first) return
  const open: { level: number; list: HTMLElement }[] = []
  for (const item of run) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
    const current = open.at(-1)
    if (!current) open.push({ level: item.level, list: newList(item) })
    else if (current.level < item.level) {
      const nested = newList(item)
      ;(current.list.lastElementChild ?? current.list).append(nested)
      open.push({ level: item.level, list: nested })
    }
    open.at(-1)?.list.append(toItem(item))
  }
  const outermost = open[0]?.list
  if (outermost) first.element.replaceWith(outermost)
  for (const { element } of run) element.remove()
}

function toItem({ element }: Item): HTMLElement {
  for (const sign of element.querySelectorAll('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')) sign.remove()
  const item = document.createElement('li')
  item.append(...element.childNodes)
  return item
}
