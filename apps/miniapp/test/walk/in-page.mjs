// Runs inside every page of the walk, before the client (see people.mjs): what is looked for on the page in front.
// A finding is a sentence with the place. No imports or exports: it is handed to the browser as it stands.

const front = () => [...document.querySelectorAll('.taro_page')].filter((each) => each.offsetParent !== null).pop() ?? document.body
const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.visually-hidden')

/** Kind, classes and first words. */
function placeOf(element) {
  const words = (element.innerText ?? '').trim().replace(/\s+/g, ' ').slice(0, 24)
  const classes = typeof element.className === 'string' ? element.className.trim().split(/\s+/).slice(0, 2).join('.') : ''
  return `${element.tagName.toLowerCase().replace(/^taro-(\w+)-core$/, '$1')}${classes && `.${classes}`} “${words}”`
}

const hasOwnText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')
const scrolls = (value) => value === 'auto' || value === 'scroll'

function outside(element) {
  const { left, right, width } = element.getBoundingClientRect()
  return width > 0 && (right > window.innerWidth + 1 || left < -1) ? [`sticks out of the screen (${Math.round(left)}–${Math.round(right)}): ${placeOf(element)}`] : []
}

/** A title that is shortened to some lines on purpose is no finding: its page has it whole. */
function cut(element) {
  if (!hasOwnText(element)) return []
  const style = getComputedStyle(element)
  const wide = style.display !== 'inline' && !scrolls(style.overflowX) && element.scrollWidth > element.clientWidth + 1
  const clamped = !['none', ''].includes(style.webkitLineClamp)
  const tall = style.overflowY === 'hidden' && !clamped && element.scrollHeight > element.clientHeight + 2
  return [
    ...(wide ? [`text wider than its box (${element.scrollWidth} > ${element.clientWidth}): ${placeOf(element)}`] : []),
    ...(tall ? [`text cut below: ${placeOf(element)}`] : []),
  ]
}

/** A wide table scrolls in its own box. */
const sideways = (element) => element.closest('[data-sideways]') !== null

function cuts(page) {
  const whole = document.documentElement.scrollWidth > window.innerWidth + 1 ? ['the page scrolls sideways'] : []
  const shown = [...page.querySelectorAll('*')].filter((element) => seen(element) && !sideways(element))
  return [...whole, ...shown.flatMap((element) => [...outside(element), ...cut(element)])]
}

function smallTargets(page, least) {
  const targets = [...page.querySelectorAll('.pressable, input, textarea, button, select')].filter((element) => seen(element) && !element.closest('[aria-hidden="true"]'))
  return targets.flatMap((element) => {
    const { width, height } = element.getBoundingClientRect()
    return width < least - 0.5 || height < least - 0.5 ? [`a target of ${Math.round(width)} × ${Math.round(height)}: ${placeOf(element)}`] : []
  })
}

const notThere = /^(没有找到|没有加载成功|没有连上网络|没有显示出来|不能查看|需要更新)$/

/** The page itself, not a word that it is not there; with one title. */
function whatItIs(page) {
  const trouble = [...page.querySelectorAll('.state__title')].filter(seen).map((each) => each.innerText)
  const titles = [...page.querySelectorAll('[role="heading"][aria-level="1"], h1')].filter(seen)
  return [
    ...trouble.filter((words) => notThere.test(words)).map((words) => `the page is not shown: ${words}`),
    ...(titles.length === 1 ? [] : [`${titles.length} titles of the first level`]),
  ]
}

function moving(page) {
  return [...page.querySelectorAll('*')].flatMap((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element)
    const slides = transitionDuration.split(', ').some((each) => parseFloat(each) > 0)
    return animationName !== 'none' || slides ? [`moves although less motion is asked for: ${placeOf(element)}`] : []
  })
}

/** What stays while the page moves under it lies over text on purpose. */
function stays(element, page) {
  for (let at = element; at && at !== page; at = at.parentElement) if (['sticky', 'fixed'].includes(getComputedStyle(at).position) && !at.classList.contains('taro_page')) return true
  return false
}

/** Where text stands; lines that a shortened title hides are not there. */
function linesOf(page) {
  const lines = []
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!node.textContent.trim() || !parent || !seen(parent) || stays(parent, page)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const end = (parent.closest('.clamp-2')?.getBoundingClientRect().bottom ?? Infinity) + 4
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2 && box.bottom <= end) lines.push({ box, parent })
  }
  return lines
}

function covers(one, other) {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return wide > 3 && high > Math.min(one.height, other.height) * 0.35
}

function textOverText(page) {
  const lines = linesOf(page)
  return lines.flatMap(({ box, parent }, index) => {
    const over = lines.slice(index + 1).find((other) => other.parent !== parent && covers(box, other.box))
    return over ? [`text over text: ${placeOf(parent)} and ${placeOf(over.parent)}`] : []
  })
}

/** The page as it stands; `target`: the least size of what takes presses. */
function look({ target }) {
  const page = front()
  return [...new Set([...whatItIs(page), ...cuts(page), ...smallTargets(page, target), ...moving(page), ...textOverText(page)])]
}

/** What is typed from a screen or printed on a card: codes, invitations, and numbers of the roster. */
const codes = /\b[A-Z0-9]{5}-[A-Z0-9]{5}\b|\b[A-Z0-9]{4} ?[A-Z0-9]{4}\b|\b[A-Z]{2,3}-?\d{3,}\b/g

/** Words in Latin letters that are on the screen, or are read out; what an article says is its author's. */
function latinWords(page = front()) {
  const read = (selector, name) => [...page.querySelectorAll(selector)].map((each) => each.getAttribute(name))
  let text = page.innerText
  for (const article of page.querySelectorAll('.article')) text = text.replace(article.innerText, '')
  const words = [text, ...read('[aria-label]', 'aria-label'), ...read('[placeholder]', 'placeholder')].join('\n')
  return [...new Set(words.replace(codes, '').match(/[A-Za-z][A-Za-z.-]+/g) ?? [])]
}

function scrollerOf(element) {
  let at = element
  while (at && at !== document.documentElement && !scrolls(getComputedStyle(at).overflowY)) at = at.parentElement
  return at ?? document.documentElement
}

/** At the end of the page nothing lies under the bar that stays, and the bar leaves room for the page. */
function underTheBar() {
  const page = front()
  scrollerOf(page).scrollTop = 1e6
  const bar = [...page.querySelectorAll('.page__foot, .tab-bar')].pop()?.getBoundingClientRect()
  const body = page.querySelector('.page__body')
  if (!bar || !body) return []
  const lowest = Math.max(0, ...[...body.children].map((each) => each.getBoundingClientRect().bottom))
  return [
    ...(lowest > bar.top + 1 ? [`the end of the page lies ${Math.round(lowest - bar.top)} px under the bar at the bottom`] : []),
    ...(bar.height > window.innerHeight * 0.4 ? [`the bar at the bottom takes ${Math.round(bar.height)} of ${window.innerHeight} px`] : []),
  ]
}

/** After Tab: what has the focus shows it; null when it does, or when nothing has it. */
function focusHidden() {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const shows = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  }
  const field = at.closest('.input, .textarea')
  return shows(at) || (field && shows(field)) ? null : placeOf(at)
}

/** The one in front: a sheet may have opened another. */
const dialogInFront = () => [...document.querySelectorAll('[role="dialog"]')].filter(seen).pop()

/** What takes presses is on the screen, or can be moved there, and nothing lies over it. */
function unreachable(panel) {
  const targets = [...panel.querySelectorAll('.pressable, input, textarea')].filter((element) => seen(element) && !element.closest('[aria-hidden="true"]'))
  return targets.flatMap((element) => {
    element.scrollIntoView({ block: 'nearest' })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const within = top >= -1 && bottom <= window.innerHeight + 1
    return within && hit && (element.contains(hit) || hit.contains(element) && panel.contains(hit) && hit !== panel) ? [] : [`cannot be reached: ${placeOf(element)}`]
  })
}

/** The dialog as it stands. Its name and its title are one to whoever listens and one to whoever looks. */
function lookAtDialog({ target }) {
  const dialog = dialogInFront()
  if (!dialog) return ['the dialog is gone']
  const panel = [...dialog.children].find((each) => !each.classList.contains('overlay__mask'))
  const { top, bottom } = panel.getBoundingClientRect()
  const titles = [...panel.querySelectorAll('[role="heading"]')].filter(seen).map((each) => each.innerText.trim())
  const found = [
    ...(dialog.getAttribute('aria-label') ? [] : ['a dialog without a name']),
    ...(dialog.getAttribute('aria-modal') === 'true' ? [] : ['a dialog that leaves the page behind it open']),
    ...(titles[0] === dialog.getAttribute('aria-label') ? [] : [`its title is “${titles[0]}”`]),
    ...(dialog.contains(document.activeElement) ? [] : ['the focus is not in the dialog']),
    ...(top < -1 || bottom > window.innerHeight + 1 ? [`higher than the screen (${Math.round(top)}–${Math.round(bottom)})`] : []),
    ...cuts(panel), ...smallTargets(panel, target), ...moving(panel), ...textOverText(panel), ...unreachable(panel),
  ]
  scrollerOf(panel).scrollTop = 0
  return [...new Set(found)]
}

/** Kept to the dialog in front: the page behind it is walked by itself. */
function dialogAt() {
  const dialog = dialogInFront()
  return dialog ? { id: dialog.id, name: dialog.getAttribute('aria-label'), words: latinWords(dialog) } : null
}

function toTop() {
  scrollerOf(front()).scrollTop = 0
}

globalThis.__walk = { toTop, look, lookAtDialog, dialogAt, latinWords, underTheBar, focusHidden }
