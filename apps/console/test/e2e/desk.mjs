import fs from 'node:fs'
import path from 'node:path'
import { launchChromium } from '@ejia/config/testing/browser.mjs'
import { axe } from './axe.mjs'

const pictures = new URL('../../../../.cache/e2e/', import.meta.url).pathname
/** The screen the console is judged on; nothing moves while it is clicked. */
export const laptop = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, reducedMotion: 'reduce' }

/** Answers that end in a trouble of the server's; refusals are part of the tests. */
const isTrouble = (response) => response.status() >= 500

/** A browser in which people sit down one after another, each with a clean desk of their own. */
export async function openDesk(base) {
  const browser = await launchChromium()
  const troubles = []
  const open = new Map()

  /** A browser of its own for one person; nothing is stored in it. */
  async function sitDown(options = {}) {
    const context = await browser.newContext({ ...laptop, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error}`))
    page.on('response', (response) => isTrouble(response) && troubles.push(`${response.status()} ${response.url()}`))
    return page
  }

  /** Signs a demonstration account in without the screens for it and opens `at`: `signIn('secretary', '/posts')`. */
  async function signIn(key, at = '/', options) {
    const page = await sitDown(options)
    open.set(page, key)
    await page.goto(`${base}/console/sign-in`)
    const status = await page.evaluate(async (account) => {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify({ key: account, client: 'browser' })
      const reply = await globalThis.fetch('/api/v1/auth/demo-sessions', { method: 'POST', headers, body })
      globalThis.localStorage.setItem('console.session', '1')
      return reply.status
    }, key)
    if (status !== 201) throw new Error(`${key} could not sign in: ${status}`)
    await goTo(page, at)
    return page
  }

  /** Opens a page of the console and waits until it stands. */
  async function goTo(page, at) {
    await page.goto(`${base}/console${at}`)
    await settled(page)
  }

  /** Asks the API as a demonstration account, for ids and for what stands behind a screen. */
  async function ask(key) {
    const json = { 'Content-Type': 'application/json' }
    const reply = await fetch(`${base}/api/v1/auth/demo-sessions`, { method: 'POST', headers: json, body: JSON.stringify({ key }) })
    const { accessToken } = await reply.json()
    return async (method, where, body) => {
      const headers = { Authorization: `Bearer ${accessToken}`, ...(method !== 'GET' && json) }
      const answer = await fetch(`${base}/api/v1${where}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : undefined }
    }
  }

  async function takePictures(name) {
    fs.mkdirSync(pictures, { recursive: true })
    for (const [page, who] of open) {
      const file = path.join(pictures, `${name}-${who}.png`)
      await page.screenshot({ path: file }).then(() => console.log(`     ${file}`), () => undefined)
    }
  }

  /** Everybody leaves. */
  async function clear() {
    for (const page of open.keys()) await page.context().close().catch(() => undefined)
    open.clear()
  }

  const visitor = async (at, options) => {
    const page = await sitDown(options)
    open.set(page, 'visitor')
    await goTo(page, at)
    return page
  }
  return { tools: { browser, signIn, visitor, goTo, settled, ask, axe }, troubles, takePictures, clear, close: () => browser.close() }
}

/** The page has its heading and nothing on it is still loading. */
export async function settled(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
  const waiting = page.locator('.ant-skeleton-active, .ant-spin-spinning, .shell__loading')
  await waiting.first().waitFor({ state: 'detached', timeout: 5000 }).catch(() => undefined)
}
