// The phones of the walk, and how a page is opened and changed on them.
export const pictures = new URL('../../../../.cache/walk/', import.meta.url).pathname

/** What may stand in Latin letters: names everybody in a hospital reads that way. */
export const latin = new Set(['QR', 'Excel', 'Word', 'PDF', 'CT', 'ICU', 'DRG', 'CSV', 'ICP', 'MB', 'KB', 'ACD', 'EF', 'DY', 'TA', 'PPT', 'APP', 'H5', 'GB',
  // what the client is made of, on the page 关于
  'Taro', 'React', 'TanStack', 'Query', 'Zustand', 'Day.js', 'uqr', 'MIT'])

/** The browser's own text size stands for WeChat's: 16 px is its standard, 24 as many times more as WeChat's largest, 25.5, is of 17. */
export const modes = [
  { name: 'normal', width: 375, height: 812, elder: false, font: 16, axe: true, picture: true },
  { name: 'small', width: 360, height: 640, elder: false, font: 16, axe: false, picture: false },
  { name: 'large', width: 360, height: 640, elder: false, font: 24, axe: true, picture: true },
  { name: 'elder-wide', width: 375, height: 812, elder: true, font: 16, axe: false, picture: true },
  { name: 'elder', width: 360, height: 640, elder: true, font: 16, axe: true, picture: true },
]

async function settled(page) {
  await page.locator('.theme:visible').last().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.taro_page:not([style*="none"]) .skeleton'), undefined, { timeout: 5000 }).catch(() => undefined)
}

/** A cold start at a page, in the normal size; `ready`: when it is there. */
export async function open(person, base, route, ready = settled) {
  await person.page.goto('about:blank')
  await setMode(person, modes[0])
  await person.page.goto(`${base}/#/${route}`)
  await ready(person.page)
}

/** What a person changes outside the page, and comes back. */
export async function setMode({ page, cdp }, { width, height, elder, font }) {
  await page.setViewportSize({ width, height })
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: font } })
  if (page.url() === 'about:blank') return
  await page.evaluate((chosen) => {
    localStorage.setItem('prefs.elder', JSON.stringify({ data: chosen }))
    document.dispatchEvent(new Event('visibilitychange'))
    globalThis.__walk.toTop()
  }, elder)
  await page.waitForFunction((chosen) => Boolean(document.querySelector('.theme--elder')) === chosen, elder)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 60)))))
}

const idOf = ({ id }) => (id ? { id } : {})

export async function parametersOf(person, given = {}) {
  const parameters = typeof given === 'function' ? idOf(await given(person)) : given
  return new URLSearchParams(parameters).toString()
}
