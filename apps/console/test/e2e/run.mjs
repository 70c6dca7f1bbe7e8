// The console against the started product: every flow of test/e2e/*.flow.mjs, then every screen under axe. node test/e2e/run.mjs [flow …]
import assert from 'node:assert/strict'
import { findChromium } from '@ejia/config/testing/browser.mjs'
import { createChecks } from '@ejia/config/testing/checks.mjs'
import { openProduct } from '@ejia/config/testing/product.mjs'
import { openDesk } from './desk.mjs'
import { checkFirstLoad } from './first-load.mjs'
import { checkScreens } from './screens.mjs'
import { loadFlows } from './flows.mjs'

if (!findChromium()) {
  console.log('No Chromium found: the console was not walked through')
  console.log(`0 passed, ${process.env.REQUIRE_BROWSER ? 1 : 0} failed`)
  process.exit(process.env.REQUIRE_BROWSER ? 1 : 0)
}

const mostMs = 19 * 60_000
const wanted = process.argv.slice(2)
const product = openProduct()
let desk
let givenUp = false
const { check: record, finish } = createChecks({ onFailure: (_name, number) => desk?.takePictures(`console-failure-${number}`) })

/** What follows after giving up would only fail for that. */
const check = async (name, run) => givenUp || record(name, run)

async function leave() {
  await desk?.close().catch(() => undefined)
  await product.stop()
}

/** Counts as one failure more, whatever was under way. */
async function giveUp(why) {
  if (givenUp) return
  givenUp = true
  await record('the run goes on to its end', () => Promise.reject(new Error(why)))
  await leave()
  finish()
  process.exit()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => giveUp(`ended by ${signal}`))
process.once('uncaughtException', (error) => giveUp(error.stack ?? error.message))
setTimeout(() => giveUp(`not done after ${mostMs / 60_000} minutes`), mostMs).unref()

async function walk(base) {
  desk = await openDesk(base)
  if (wanted.length === 0) await checkFirstLoad({ desk, check, base })
  for (const { title, run } of await loadFlows(wanted)) {
    if (givenUp) return
    console.log(`\n— ${title}`)
    try {
      await run({ ...desk.tools, base, check })
    } catch (error) {
      await record(`${title}: goes on to its end`, () => Promise.reject(error))
    }
    await desk.clear()
  }
  if (wanted.length === 0 || wanted.includes('screens')) await checkScreens({ desk, check, base })
  await check('no page failed and no answer was a 5xx', async () => assert.deepEqual(desk.troubles, []))
}

try {
  await walk(await product.ready)
  if (!givenUp) {
    await leave()
    finish()
  }
} catch (error) {
  await giveUp(error.stack ?? error.message)
}
