// Everybody of the walk: a phone's browser, signed in without the sign-in page.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { phone } from '../support/chromium.mjs'

const inPage = fs.readFileSync(new URL('./in-page.mjs', import.meta.url), 'utf8')

/** Keys of the demonstration accounts. */
const keys = { member: 'member', retired: 'retired', secretary: 'secretary', office: 'office' }

async function answered(response) {
  if (!response.ok()) throw new Error(`${response.status()} ${response.url()} ${(await response.text()).slice(0, 200)}`)
  return response.json()
}

async function openPerson(browser, base, who, asOther) {
  // what moves is a finding of its own
  const context = await browser.newContext({ ...phone, reducedMotion: 'reduce' })
  await context.addInitScript({ content: `{${inPage}}` })
  const api = `${base}/api/v1`
  const headers = () => ({ 'idempotency-key': randomUUID() })
  let token
  if (keys[who]) {
    const body = { key: keys[who], client: 'browser' }
    token = (await answered(await context.request.post(`${api}/auth/demo-sessions`, { data: body, headers: headers() }))).accessToken
    await context.addInitScript(() => localStorage.setItem('session.mark', JSON.stringify({ data: '1' })))
  }
  const bearer = token && { authorization: `Bearer ${token}` }
  const get = async (path) => answered(await context.request.get(api + path, { headers: { ...bearer } }))
  const send = async (method, path, data) => answered(await context.request.fetch(api + path, { method, data, headers: { ...headers(), ...bearer } }))
  const post = (path, data) => send('POST', path, data)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  // the client learns who it is, as after a sign-in
  if (token) {
    await page.goto(`${base}/#/tabs/home/index`)
    await page.waitForFunction(() => localStorage.getItem('session.me') !== null)
  }
  return { who, page, get, post, send, as: asOther, cdp: await context.newCDPSession(page) }
}

/** `as('member')`: the same person each time. */
export function gatherWalkers(browser, base) {
  const met = new Map()
  const as = (who) => {
    if (!met.has(who)) met.set(who, openPerson(browser, base, who, as))
    return met.get(who)
  }
  return as
}
