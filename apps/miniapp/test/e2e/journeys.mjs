// The member's day on every kind of phone the product is judged on.
import assert from 'node:assert/strict'
import { findingsOf } from '@ejia/config/testing/axe.mjs'
import { askAs, askWith } from './ask.mjs'
import { checkJourney } from './journey.mjs'
import { prepareOccasion } from './occasion.mjs'
import { openWeappPhone } from './weapp-phone.mjs'

const tall = { width: 375, height: 812 }
const small = { width: 360, height: 640 }

const browsers = [
  { name: '375 × 812', viewport: tall },
  { name: '375 × 812 长辈版', viewport: tall, elder: true },
  { name: '360 × 640', viewport: small },
  { name: '360 × 640 长辈版', viewport: small, elder: true },
]
/** 23.8 px is WeChat's 关怀模式 on an iPhone. */
const programs = [{ name: '小程序' }, { name: '小程序 关怀模式', fontSize: '23.8' }]

/** What stands wider than the screen, or is cut off without a sign that there is more. */
const cutOff = (page) =>
  page.evaluate(() => {
    const { document, innerWidth, getComputedStyle } = globalThis
    const wide = [...document.querySelectorAll('*')].filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).position !== 'absolute')
    return wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 120))
  })

const looksAt = (phone, name) => async (screen) => {
  await phone.page.waitForTimeout(200)
  await phone.picture(`journey-${name}-${screen}`.replace(/[ ×]+/g, '-'))
  assert.deepEqual({ screen, axe: await findingsOf(phone.page), cutOff: await cutOff(phone.page) }, { screen, axe: [], cutOff: [] })
}

/** The phone number of somebody in the secretary's branch who has never signed in. */
async function unboundMember(asSecretary) {
  // whoever holds an office is looked at by the branch first
  const officers = (await asSecretary('GET', '/branch-staff')).items.map(({ name }) => name)
  const { items } = await asSecretary('GET', '/members?bound=false&limit=100')
  for (const { id } of items.filter((each) => each.status === 'full' && each.service === 'in_service' && !officers.includes(each.name))) {
    const { phone } = await asSecretary('POST', `/members/${id}/phone-views`, { reason: '核对绑定' })
    if (phone) return phone
  }
  throw new Error('everybody is bound')
}

export async function checkJourneys({ check, people, base, mark }) {
  const [asSecretary, asMember] = [await askAs(base, 'secretary'), await askAs(base, 'member')]
  const asked = { check, asSecretary, asMember }
  for (const [number, { name, ...options }] of browsers.entries()) {
    const phone = await people.another(options)
    await phone.signIn('普通党员')
    await checkJourney({ ...asked, name, phone, seen: looksAt(phone, name), occasion: await prepareOccasion(asSecretary, `${mark}${number}`) })
    await phone.close()
  }
  const numberOf = await unboundMember(asSecretary)
  for (const [number, { name, fontSize }] of programs.entries()) {
    const phone = await openWeappPhone({ base, name: `weapp-site-${number}`, fontSize })
    await check(`${name}: ${number === 0 ? 'the number WeChat vouches for binds a member of the roster' : 'who is bound signs in with one tap'}`, async () => {
      await phone.signInByWechat(await askWith(base)('POST', '/auth/demo-wechat-codes', { device: `journey${mark}`, phone: numberOf }))
    })
    const own = askWith(base, await phone.token())
    await checkJourney({ ...asked, asMember: own, name, phone, seen: looksAt(phone, name), occasion: await prepareOccasion(asSecretary, `${mark}${number + 4}`) })
    await check(`${name}: no errors, nothing asked of wx that it lacks`, async () => assert.deepEqual(await phone.troubles(), { errors: [], unsupported: {} }))
    await phone.close()
  }
}
