// A notice that has to be signed: asked for, reminded of at the desk, found in the inbox of a phone, signed there.
import assert from 'node:assert/strict'

export const title = 'messages: a reminder goes from the desk to the phone'

const mark = `提醒流程${Date.now() % 100_000}`
const hourInShanghai = () => Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hour12: false }).format(new Date()))

/** Asks until the answer will do; work that is put off is done within seconds. */
async function eventually(ask, good) {
  for (let look = 0; look < 40; look += 1) {
    const answer = await ask()
    if (good(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it did not come about')
}

/** The member's phone, signed in on the H5 client. */
async function openPhone(browser, base) {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', isMobile: true, hasTouch: true })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const front = () => page.locator('.taro_page:visible').last()
  const open = async (route) => {
    await page.goto('about:blank')
    await page.goto(`${base}/#${route}`)
    await front().locator('.theme').waitFor()
  }
  await open('/tabs/me/index')
  await front().getByRole('button', { name: '登录' }).tap()
  await front().getByRole('link', { name: /^普通党员/ }).tap()
  await front().getByText('退出登录').waitFor()
  return { open, front, close: () => context.close() }
}

export async function run({ check, signIn, ask, axe, base, browser }) {
  const daytime = hourInShanghai() >= 8 && hourInShanghai() < 21
  const asSecretary = await ask('secretary')
  const asMember = await ask('member')
  let postId

  await check('a post that asks for signatures is announced to its readers', async () => {
    const me = (await asSecretary('GET', '/auth/me')).body
    const orgId = me.roles[0].org.id
    const content = { section: 'notices', orgId, title: mark, bodyHtml: '<p>请阅读并签收。</p>', receiptRequired: true, audience: { kind: 'subtree', orgId } }
    postId = (await asSecretary('POST', '/posts', content)).body.id
    assert.equal((await asSecretary('POST', `/posts/${postId}/publish`, { basedOn: 1 })).status, 200)
    const { body } = await eventually(() => asMember('GET', '/messages'), ({ body: { items } }) => items.some(({ link }) => link?.id === postId))
    assert.equal(body.items.find(({ link }) => link?.id === postId).kind, 'receipt_wanted')
  })
  await check(daytime ? 'the secretary reminds those who have not signed, once a day' : 'nobody is reminded at night', async () => {
    const answer = await asSecretary('POST', `/posts/${postId}/remind`, {})
    if (!daytime) return assert.equal(answer.body.code, 'posts.quiet_hours')
    assert.ok(answer.body.reminded > 0)
    assert.equal((await asSecretary('POST', `/posts/${postId}/remind`, {})).body.code, 'posts.reminded_today')
    await eventually(() => asMember('GET', '/messages'), ({ body: { items } }) => items.some(({ kind, link }) => kind === 'receipt_reminder' && link.id === postId))
  })
  await check('the member finds it under 我的, opens it, and it is read', async () => {
    const phone = await openPhone(browser, base)
    await phone.open('/tabs/me/index')
    await phone.front().getByRole('link', { name: /^我的消息\s*\d+ 条未读/ }).tap()
    await phone.front().getByRole('link', { name: new RegExp(`^未读.*${mark}`) }).first().tap()
    await phone.front().getByText('请阅读并签收。').first().waitFor()
    await eventually(() => asMember('GET', '/messages'), ({ body: { items } }) => items.some(({ link, readAt }) => link?.id === postId && readAt !== null))
    const unread = async () => (await asMember('GET', '/messages?unread=true&limit=100')).body.items
    const before = await unread()
    await phone.open('/features/messages/inbox/index')
    if (before.length > 0) await phone.front().getByRole('button', { name: /^全部标为已读/ }).tap()
    // what an earlier flow had put off may arrive while this is read: that stays unread, with good reason
    await eventually(unread, (left) => left.every(({ id }) => before.every((message) => message.id !== id)))
    await phone.close()
  })
  await check('at the desk the bell counts, the inbox opens what it is about, and all can be marked as read', async () => {
    const orgId = (await asSecretary('GET', '/auth/me')).body.roles[0].org.id
    const { body: draft } = await asSecretary('POST', '/posts', { section: 'disclosure', orgId, title: `${mark}公开`, bodyHtml: '<p>正文。</p>' })
    await asSecretary('POST', `/posts/${draft.id}/submit`, {})
    const office = await signIn('office', '/')
    await office.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click()
    const item = office.getByRole('listitem').filter({ hasText: `${mark}公开` })
    await item.getByText('未读').waitFor()
    await axe(office)
    await item.getByRole('link').click()
    await office.waitForURL(`**/posts/${draft.id}/review`)
    await office.getByRole('link', { name: /^消息/ }).click()
    await office.getByRole('listitem').filter({ hasText: `${mark}公开` }).waitFor()
    const all = office.getByRole('button', { name: '全部标为已读' })
    if (await all.isEnabled()) await all.click()
    await office.getByRole('link', { name: '消息', exact: true }).waitFor()
  })
}
