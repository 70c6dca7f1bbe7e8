import path from 'node:path'
import { launchChromium, phone } from '../support/chromium.mjs'
import { ensureBuilt } from '../support/fresh-build.mjs'
import { forwardApi } from '../support/forward-api.mjs'
import { serveSite } from '../support/static-site.mjs'
import { stubApi } from '../support/stub-api.mjs'
import { compileSite } from './compile/site.mjs'

/** `WEAPP_DIST` names a mini-program that is built already. */
const built = process.env.WEAPP_DIST
const dist = built ?? new URL('../../dist/weapp/', import.meta.url).pathname
const cache = new URL('../../../../.cache/', import.meta.url).pathname

/**
 * Runs the built mini-program in Chromium. With `api` (the address of a started server) its requests go there;
 * otherwise stubs answer, for what is not under test. Runs side by side each need a `name` of their own.
 */
export async function openWeapp({ replies, api = process.env.E2E_API, name = 'weapp-site' } = {}) {
  if (!built) await ensureBuilt('weapp')
  const site = path.join(cache, name)
  await compileSite(dist, site)
  const served = await serveSite(site)
  const browser = await launchChromium()
  const context = await browser.newContext(phone)
  if (api) await forwardApi(context, api)
  else await stubApi(context, replies)
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  const close = async () => {
    await browser.close()
    served.close()
  }
  return createDriver(page, served.url, close)
}

function createDriver(page, url, close) {
  const front = () => page.locator('.wx-page.on')
  const record = () => page.evaluate(() => ({ ...window.__weapp, stack: window.__weapp.stack() }))
  /** Of earlier starts: each start begins a record of its own. */
  const past = { errors: [], unsupported: {} }
  const remember = async () => {
    if (page.url() === 'about:blank') return
    const { errors, unsupported } = await record()
    past.errors.push(...errors)
    Object.assign(past.unsupported, unsupported)
  }
  return {
    /** Folder of the built mini-program. */
    dist,
    page,
    front,
    close,
    /**
     * A cold start, at the first page or at `path?query`, with WeChat's text size, a network ('none', 'weak') and a scene
     * of its own. What was stored stays.
     */
    start: async (path = '', { fontSize, fontScale, network, scene } = {}) => {
      await remember()
      const given = Object.entries({ open: path, fontSize, fontScale, network, scene }).filter(([, value]) => value)
      const query = new URLSearchParams(given)
      await page.goto(`${url}?${query}`)
      await front().locator('.theme').waitFor()
    },
    tab: (name) => front().getByRole('tab', { name, exact: true }).tap(),
    record,
    /** What went wrong since the browser opened. */
    troubles: async () => {
      await remember()
      return past
    },
    shot: (name) => page.screenshot({ path: path.join(cache, 'shots', `weapp-${name}.png`) }),
  }
}
