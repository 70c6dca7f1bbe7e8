// The proof that a member can do it, against the started product: node test/e2e/run.mjs
import assert from 'node:assert/strict'
import { createChecks } from '../support/checks.mjs'
import { findChromium } from '../support/chromium.mjs'
import { checkActivity } from './activity.mjs'
import { checkJourneys } from './journeys.mjs'
import { checkNotice } from './notice.mjs'
import { gatherPeople } from './people.mjs'
import { openProduct } from '@ejia/config/testing/product.mjs'
import { checkEveryPage } from '../walk/walk.mjs'
import { checkWeapp } from './weapp.mjs'

if (!findChromium()) {
  console.log('No Chromium found: the product was not walked through')
  console.log(`0 passed, ${process.env.REQUIRE_BROWSER ? 1 : 0} failed`)
  process.exit(process.env.REQUIRE_BROWSER ? 1 : 0)
}

const mostMs = 24 * 60_000
const product = openProduct()
let people
let givenUp = false
const { check: record, finish } = createChecks({ onFailure: (name, number) => people?.takePictures(`failure-${number}`) })

async function leave() {
  await people?.close().catch(() => undefined)
  await product.stop()
}

/** What follows after giving up would only fail for that. */
const check = async (name, run) => givenUp || record(name, run)

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
process.once('uncaughtException', (error) => giveUp(error.message))
setTimeout(() => giveUp(`not done after ${mostMs / 60_000} minutes`), mostMs).unref()

async function checkVisitor({ visitor }) {
  const asked = []
  visitor.page.on('request', (request) => request.url().includes('/api/') && asked.push(new URL(request.url()).pathname))
  await check("a visitor's first load asks the API once", async () => {
    await visitor.open('/tabs/home/index')
    await visitor.says('最新公告')
    await visitor.page.waitForLoadState('networkidle')
    assert.deepEqual(asked, ['/api/v1/home'])
  })
}

async function checkElder({ retired }) {
  await check('a retired member in 长辈版 finds the four things on the first page', async () => {
    await retired.signIn('离退休党员')
    await retired.front().getByRole('switch', { name: '长辈版' }).tap()
    await retired.tab('首页')
    for (const name of ['扫码签到', '看文章', '我的活动', '找支部帮忙']) await retired.front().locator('.big-tile').getByText(name).waitFor()
    assert.equal(await retired.front().locator('.big-tile').count(), 4)
  })
}

async function walk(base) {
  people = await gatherPeople(base)
  const { secretary, member, troubles } = people
  // digits: the walk reads every screen for words that are not Chinese
  const mark = String(Date.now()).slice(-7)
  await checkVisitor(people)
  await check('the secretary signs in', () => secretary.signIn('心内科党支部书记'))
  await check('the member signs in', () => member.signIn('普通党员'))
  await checkNotice({ check, secretary, member, mark })
  await checkActivity({ check, secretary, member, base, mark })
  await checkElder(people)
  await checkWeapp({ check, base, mark })
  await checkJourneys({ check, people, base, mark })
  await checkEveryPage({ check, base })
  await check('no page failed and no answer was a 5xx', async () => assert.deepEqual(troubles, []))
}

try {
  await walk(await product.ready)
  if (!givenUp) {
    await leave()
    finish()
  }
} catch (error) {
  await giveUp(error.message)
}
