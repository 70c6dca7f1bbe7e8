// A notice on its way: written and published by the secretary, found, read and signed by a member.
import assert from 'node:assert/strict'

const paragraphs = [
  '病区走廊的陪护藤椅用了多年，部分已经松动。请各护理单元按床位顺序逐把检查，并在登记表上写明位置和损坏情况。',
  '检查时请先看四脚是否平稳，再看靠背和扶手的接头。坐上去有响声的，一律先撤到储物间，不再给家属使用。',
  '登记由当班护士长汇总，党员同志带头做好所在病区的清点。夜班同志不必专门返院，交班时说明即可。',
  '需要更换的数量汇总后，由支部与后勤部门联系，统一安排更换和搬运，更换期间请留意通道畅通。',
  '清点中发现其他不安全的家具，也请一并写在备注栏里。登记表请于本周五下班前交到支部。',
]
const body = Array.from({ length: 4 }, () => paragraphs.join('\n\n')).join('\n\n')
const lastLine = '以上事项请全体党员知悉，读完后签收。'

/** `mark` tells this run's notice from those of other runs on the same product. */
export async function checkNotice({ check, secretary, member, mark }) {
  const title = `病区陪护藤椅清点安排（${mark}）`

  await check('the secretary writes a notice that asks for a signature, and publishes it', async () => {
    await secretary.link('写公告').tap()
    await secretary.choose('栏目', '活动公告')
    await secretary.front().getByRole('switch', { name: '要求签收' }).tap()
    await secretary.front().getByLabel('标题').fill(title)
    await secretary.front().getByLabel('正文').fill(`${body}\n\n${lastLine}`)
    await secretary.button('发布').tap()
    await secretary.agree('发布这篇文章？', '发布')
    await secretary.says('读者看到的样子')
    await secretary.says('已发布')
  })
  await check('the member finds it by two characters of its title', async () => {
    await member.tab('首页')
    await member.link(/搜文章/).tap()
    await member.front().getByLabel('搜索文章').fill('藤椅')
    await member.link(new RegExp(`^需签收\\s*${title}`)).tap()
    await member.front().locator('#post-text').getByText(lastLine).waitFor({ state: 'attached' })
  })
  await check('it cannot be signed before it was read to its end', async () => {
    const sign = member.button('读到文末即可签收')
    await sign.waitFor()
    assert.equal(await sign.getAttribute('aria-disabled'), 'true')
    assert.equal(await member.button('我已阅读，签收').count(), 0)
  })
  await check('read to the end, it is signed, and the receipt stays', async () => {
    await member.front().locator('#post-text').getByText(lastLine).scrollIntoViewIfNeeded()
    await member.button('我已阅读，签收').tap()
    await member.says(/^已于 .+ 签收$/)
    await member.page.reload()
    await member.says(/^已于 .+ 签收$/)
  })
  await check('the secretary sees one signature, and whose', async () => {
    await secretary.button('签收情况').tap()
    await secretary.front().getByRole('tab', { name: '已签收（1）' }).waitFor()
    await secretary.says('王砚秋')
  })
  await check('the article tells the secretary how many have signed', async () => {
    await secretary.open('/tabs/home/index')
    await secretary.link(title).first().tap()
    await secretary.says(/^已签 1 \/ 应签 [1-9]\d*$/)
  })
}
