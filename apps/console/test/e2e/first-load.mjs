// What a secretary's browser fetches until the workbench stands, as it comes over the wire.
import assert from 'node:assert/strict'

const mostBytes = 600 * 1024
const kilo = (bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`

/** Bytes of every file by its address, compressed as they came; answers of the API are data, not the console. */
async function watchTraffic(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map()
  const sizes = new Map()
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId)
    // What comes from the browser's own store the second time weighs nothing.
    if (url?.includes('/console/')) sizes.set(new URL(url).pathname, Math.max(encodedDataLength, sizes.get(new URL(url).pathname) ?? 0))
  })
  return sizes
}

export async function checkFirstLoad({ desk, check, base }) {
  const { browser, settled } = desk.tools
  await check(`the first load, sign-in and workbench, stays within ${mostBytes / 1024} KB over the wire`, async () => {
    const page = await (await browser.newContext()).newPage()
    const sizes = await watchTraffic(page)
    await page.goto(`${base}/console/sign-in`)
    await settled(page)
    await page.evaluate(async () => {
      const body = JSON.stringify({ key: 'secretary', client: 'browser' })
      await globalThis.fetch('/api/v1/auth/demo-sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
      globalThis.localStorage.setItem('console.session', '1')
    })
    await page.goto(`${base}/console/`)
    await settled(page)
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
    for (const [file, bytes] of [...sizes].sort((a, b) => b[1] - a[1])) console.log(`     ${kilo(bytes)}  ${file}`)
    console.log(`     ${kilo(total)}  all`)
    assert.ok(total > 50_000 && total <= mostBytes, String(total))
    await page.context().close()
  })
}
