import path from 'node:path'
import { launchChromium, phone } from '../support/chromium.mjs'
import { serveSite } from '../support/static-site.mjs'
import { stubApi } from '../support/stub-api.mjs'

const dist = new URL('../../dist/h5/', import.meta.url).pathname
const pictures = new URL('../../../../.cache/shots/', import.meta.url).pathname

/** What the API sends with the page in production; nothing in the client may need more. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"

/**
 * Opens the built H5 client on a phone-sized browser. With `E2E_API` (the address of a started server) it talks to
 * that; otherwise to stubs.
 */
export async function openH5({ replies } = {}) {
  const api = process.env.E2E_API
  const site = await serveSite(dist, { api, headers: { 'content-security-policy': contentSecurityPolicy } })
  const browser = await launchChromium()
  const context = await browser.newContext(phone)
  const requests = api ? [] : await stubApi(context, replies)
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const close = async () => {
    await browser.close()
    site.close()
  }
  return { page, context, requests, errors, url: site.url, close }
}

/** Goes to a page of the client by its path, such as `/tabs/me/index`. */
export async function goTo({ page, url }, route) {
  await page.goto(`${url}#${route}`)
  await page.locator('.theme:visible').last().waitFor()
}

/** The page in front; earlier ones of the stack stay in the document, hidden. */
export function front(page) {
  return page.locator('.taro_page:visible').last()
}

/** Switches 长辈版 on before the client starts. */
export async function preferElder(context) {
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('prefs.elder', JSON.stringify({ data: true })))
}

export async function shot(page, name) {
  await page.waitForTimeout(150)
  await page.screenshot({ path: path.join(pictures, `${name}.png`) })
  return path.join(pictures, `${name}.png`)
}
