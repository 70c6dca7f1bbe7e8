// Articles read aloud in a browser that has a Chinese voice; the machine's own has none, so one is lent to it.
import assert from 'node:assert/strict'
import { phone } from '../support/chromium.mjs'

/** Speaks at once and keeps what was said; `window.__voice.finish()` ends the sentence. */
function lendVoice() {
  const voice = { said: [], stops: 0, finish: () => voice.now?.onend?.() }
  const listeners = {}
  const synthesis = {
    getVoices: () => [{ lang: 'zh-CN', name: '普通话', localService: true, default: true }],
    speak(utterance) {
      voice.now = utterance
      voice.said.push(utterance.text)
    },
    cancel: () => void voice.stops++,
    pause: () => (voice.paused = true),
    resume: () => (voice.paused = false),
    addEventListener: (name, run) => (listeners[name] = run),
    removeEventListener: () => undefined,
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
  window.SpeechSynthesisUtterance = function SpeechSynthesisUtterance(text) {
    this.text = text
  }
  window.__voice = voice
}

async function openArticle({ browser, base, elder, withVoice }) {
  const context = await browser.newContext({ ...phone, viewport: { width: 360, height: 640 } })
  await context.addInitScript((chosen) => localStorage.setItem('prefs.elder', JSON.stringify({ data: chosen })), elder)
  if (withVoice) await context.addInitScript(lendVoice)
  const [post] = (await (await context.request.get(`${base}/api/v1/posts?section=notices`)).json()).items
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${base}/#/features/posts/article/index?id=${post.id}`)
  const front = () => page.locator('.taro_page:visible').last()
  await front().getByText(post.title).first().waitFor()
  return { page, front, post, button: (name) => front().getByRole('button', { name, exact: true }), close: () => context.close() }
}

const voiceOf = (page) => page.evaluate(() => ({ said: window.__voice.said, stops: window.__voice.stops, paused: window.__voice.paused }))
const finish = (page) => page.evaluate(() => window.__voice.finish())

export async function checkReadAloud({ check, browser, base, pictures }) {
  await check('an article is read aloud sentence by sentence, marks where it is, pauses, and stops when it is left', async () => {
    const { page, front, post, button, close } = await openArticle({ browser, base, elder: true, withVoice: true })
    const { height } = await button('读给我听').boundingBox()
    assert.ok(height >= 60, `${height} px`)
    await page.screenshot({ path: `${pictures}read-aloud-elder.png` })
    await button('读给我听').tap()
    assert.deepEqual((await voiceOf(page)).said, [post.title])
    for (let sentence = 0; sentence < 3; sentence++) await finish(page)
    const { said } = await voiceOf(page)
    assert.equal(said.length, 4)
    // the mark follows the voice with the next drawing
    await front().locator('.rt-spoken').filter({ hasText: said[3] }).waitFor()
    await page.screenshot({ path: `${pictures}read-aloud-on.png` })
    await page.waitForTimeout(450)
    await button('暂停').tap()
    assert.equal((await voiceOf(page)).paused, true)
    await page.waitForTimeout(450)
    await button('继续').tap()
    assert.equal((await voiceOf(page)).paused, false)
    const { stops } = await voiceOf(page)
    await front().getByRole('button', { name: '返回' }).tap()
    await page.waitForFunction((before) => window.__voice.stops > before, stops)
    await finish(page)
    assert.equal((await voiceOf(page)).said.length, 4)
    await close()
  })
  await check('without a Chinese voice nothing is offered', async () => {
    const { button, front, close } = await openArticle({ browser, base, elder: false, withVoice: false })
    await front().locator('.article').waitFor()
    assert.equal(await button('读给我听').count(), 0)
    await close()
  })
}
