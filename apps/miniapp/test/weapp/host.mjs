// The host itself: what the platform refuses or interrupts, it refuses and interrupts too.
import assert from 'node:assert/strict'

const api = 'http://127.0.0.1:4600/api/v1'

/** Calls `wx.<name>` in the page, as a script of the client would; answers what success or fail was given. */
const ask = (page, name, options = {}) =>
  page.evaluate(
    ([name, options]) =>
      new Promise((done) => {
        setTimeout(() => done({ ok: false, errMsg: `${name}: no answer` }), 8_000)
        window.__wx[name]({ ...options, success: (reply) => done({ ok: true, ...reply }), fail: (reply) => done({ ok: false, ...reply }) })
      }),
    [name, options],
  )

export async function checkHost({ check, app }) {
  const { page, record, start } = app
  const request = (more) => ask(page, 'request', { url: `${api}/home`, ...more })
  await check('host: no more than ten requests are under way; the others wait', async () => {
    await start()
    await page.evaluate((url) => Promise.all(Array.from({ length: 14 }, () => new Promise((done) => window.__wx.request({ url, complete: done })))), `${api}/home`)
    const { network } = await record()
    assert.equal(network.peak, 10)
    assert.equal(network.beyond, 4)
  })
  await check('host: without a network requests fail as in WeChat, and the change is told', async () => {
    await page.evaluate(() => window.__wx.onNetworkStatusChange((change) => (window.__change = change)))
    await page.evaluate(() => window.__network('none'))
    assert.deepEqual(await page.evaluate(() => window.__change), { isConnected: false, networkType: 'none' })
    assert.equal((await ask(page, 'getNetworkType')).networkType, 'none')
    const refused = await request()
    assert.equal(refused.errno, 600001)
    assert.match(refused.errMsg, /^request:fail .*ERR_INTERNET_DISCONNECTED$/)
    await page.evaluate(() => window.__network('wifi'))
    assert.equal((await request()).statusCode, 200)
  })
  await check('host: what is under way dies with the network, after its timeout, and five seconds behind the front', async () => {
    const cut = async (how) => {
      await page.evaluate(() => window.__network('weak'))
      const reply = request({ timeout: how === 'timeout' ? 300 : 60_000 })
      await page.waitForTimeout(150)
      if (how === 'none') await page.evaluate(() => window.__network('none'))
      if (how === 'hide') await page.evaluate(() => window.__background(4_900))
      return reply
    }
    assert.equal((await cut('none')).errno, 600001)
    assert.deepEqual([(await cut('timeout')).errMsg], ['request:fail timeout'])
    const interrupted = await cut('hide')
    assert.deepEqual([interrupted.errno, interrupted.errMsg], [600003, 'request:fail interrupted'])
    await page.evaluate(() => (window.__foreground(), window.__network('wifi')))
  })
  await check('host: storage ends at 1 MB a key and 10 MB in all', async () => {
    assert.match((await ask(page, 'setStorage', { key: 'big', data: 'x'.repeat(1024 * 1024) })).errMsg, /exceed storage item max length/)
    assert.ok((await ask(page, 'setStorage', { key: 'fits', data: 'x'.repeat(1000) })).ok)
    assert.ok((await ask(page, 'getStorageInfo')).keys.includes('fits'))
    await ask(page, 'removeStorage', { key: 'fits' })
  })
  await check('host: personal data needs a declaration and a consent', async () => {
    const setClipboard = () => ask(page, 'setClipboardData', { data: 'x' })
    // WeChat's own dialog asks where the client does not.
    const withoutTheClient = () => page.evaluate(() => window.__wx.onNeedPrivacyAuthorization(undefined))
    await withoutTheClient()
    await page.evaluate(() => window.__privacy({ declared: ['chooseMedia'], agreed: false }))
    assert.equal((await setClipboard()).errno, 112)
    await page.evaluate(() => window.__privacy({ declared: null, dialog: 'refuse' }))
    assert.equal((await setClipboard()).errno, 104)
    await start()
    await withoutTheClient()
    await page.evaluate(() => window.__privacy({ dialog: 'agree' }))
    assert.equal((await ask(page, 'getPrivacySetting')).needAuthorization, true)
    assert.ok((await setClipboard()).ok)
    assert.equal((await ask(page, 'getPrivacySetting')).needAuthorization, false)
  })
  await check('host: chosen files are sent, fetched and kept', async () => {
    const { tempFiles } = await ask(page, 'chooseMedia', { count: 1 })
    const { savedFilePath } = await page.evaluate(
      (tempFilePath) => new Promise((done) => window.__wx.getFileSystemManager().saveFile({ tempFilePath, success: done })),
      tempFiles[0].tempFilePath,
    )
    await start()
    assert.ok(await page.evaluate((path) => window.__wx.getFileSystemManager().accessSync(path) === undefined, savedFilePath))
    assert.equal((await ask(page, 'openDocument', { filePath: 'wxfile://nothing.pdf' })).ok, false)
  })
  await check('host: the answer fetched before the start is there, and only that', async () => {
    assert.equal((await ask(page, 'getBackgroundFetchData', { fetchType: 'pre' })).ok, false)
    await page.evaluate(() => window.__prefetched('periodic', '{"a":1}', 60_000))
    assert.equal((await ask(page, 'getBackgroundFetchData', { fetchType: 'periodic' })).fetchedData, '{"a":1}')
    assert.equal((await ask(page, 'setBackgroundFetchToken', { token: 'x'.repeat(1025) })).ok, false)
    await page.evaluate(() => localStorage.clear())
  })
  await check('host: a code scanned from outside destroys the pages, not what scripts hold', async () => {
    await start('features/posts/list/index')
    await page.evaluate(() => (window.__background(), window.__arrive('tabs/home/index?q=x', 1011)))
    assert.deepEqual((await record()).stack, ['tabs/home/index'])
    const entered = await page.evaluate(() => window.__wx.getEnterOptionsSync())
    assert.deepEqual([entered.scene, entered.query.q], [1011, 'x'])
    await page.evaluate(() => localStorage.clear())
  })
}
