import fs from 'node:fs'
import path from 'node:path'
import { preferElder } from '../h5/harness.mjs'
import { launchChromium, phone } from '../support/chromium.mjs'

const pictures = new URL('../../../../.cache/e2e/', import.meta.url).pathname

/** One person's phone: a browser of their own with nothing in it but, if so, the wish for 长辈版; and what went wrong there. */
async function openPhone(browser, base, troubles, { viewport = phone.viewport, elder = false } = {}) {
  const context = await browser.newContext({ ...phone, viewport })
  if (elder) await preferElder(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('response', (response) => response.status() >= 500 && troubles.push(`${response.status()} ${response.url()}`))
  /** The page in front; earlier ones of the stack stay in the document, hidden. */
  const front = () => page.locator('.taro_page:visible').last()
  return {
    page,
    front,
    /** A cold start at a page of the client. What was stored stays. */
    open: async (route) => {
      await page.goto('about:blank')
      await page.goto(`${base}/#${route}`)
      await front().locator('.theme').waitFor()
    },
    button: (name) => front().getByRole('button', { name, exact: true }),
    link: (name) => front().getByRole('link', { name }),
    tab: (name) => front().getByRole('tab', { name, exact: true }).tap(),
    article: () => front().locator('#post-text'),
    back: () => front().getByRole('button', { name: '返回' }).tap(),
    says: (text) => front().getByText(text).first().waitFor(),
    choose: async (field, option) => {
      await front().getByRole('button', { name: new RegExp(`^${field}：`) }).tap()
      await front().getByRole('dialog', { name: field }).getByRole('radio', { name: option, exact: true }).tap()
    },
    cut: () => context.setOffline(true),
    restore: () => context.setOffline(false),
    /** WeChat's own scanner, or any camera, opens the link; without a network the page that is open is told of it. */
    scan: (link) => page.evaluate((to) => (globalThis.location.hash = `#/features/activities/check-in/index?q=${encodeURIComponent(to)}`), link),
    picture: (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) }),
    close: () => context.close(),
    agree: (question, answer) => front().getByRole('dialog', { name: question }).getByRole('button', { name: answer }).tap(),
    /** As a person: from the tab 我的, choosing a demonstration account by its role. */
    signIn: async (role) => {
      await page.goto(`${base}/#/tabs/me/index`)
      await front().getByRole('button', { name: '登录' }).tap()
      await front().getByRole('link', { name: new RegExp(`^${role}`) }).tap()
      await front().getByText('退出登录').waitFor()
    },
  }
}

/** A browser with a phone for everybody who takes part. */
export async function gatherPeople(base) {
  const browser = await launchChromium()
  const troubles = []
  const phones = {}
  for (const who of ['visitor', 'secretary', 'member', 'retired']) phones[who] = await openPhone(browser, base, troubles)
  const takePictures = async (failure) => {
    fs.mkdirSync(pictures, { recursive: true })
    for (const [who, { page }] of Object.entries(phones)) {
      const file = path.join(pictures, `${failure}-${who}.png`)
      if (page.url() !== 'about:blank') await page.screenshot({ path: file }).then(() => console.log(`     ${file}`), () => undefined)
    }
  }
  const another = (options) => openPhone(browser, base, troubles, options)
  return { ...phones, another, troubles, takePictures, close: () => browser.close() }
}
