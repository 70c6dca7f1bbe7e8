const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A proposal of the commissioner's and an appeal of the member's, for the secretary to decide. */
export async function something({ ask }, mark = '看积分屏幕') {
  const [member, commissioner] = [await ask('member'), await ask('commissioner')]
  const me = (await member('GET', '/auth/me')).body
  const orgId = (await commissioner('GET', '/auth/me')).body.roles[0].org.id
  const proposed = await commissioner('POST', '/points/award-proposals', {
    orgId, ruleKey: 'manual.article', title: `${mark}：在院报发表通讯`, factOn: day(), evidence: '见院报本月刊第 2 版', fileIds: [], memberIds: [me.member.id],
  })
  if (proposed.status !== 201) throw new Error(JSON.stringify(proposed))
  return { member, commissioner, me, orgId, proposal: proposed.body }
}

/** The first entry of the member's that has no appeal yet. */
async function appealed({ member }, text) {
  const { items } = (await member('GET', '/points/mine/ledger')).body
  for (const { id } of items) {
    const raised = await member('POST', '/points/appeals', { entryId: id, text })
    if (raised.status === 201) return raised.body
  }
  throw new Error('every entry has an appeal')
}

const chosen = async (page, name) => page.getByRole('radio', { name, exact: true }).check()

export async function screens(tools) {
  const { proposal, member, orgId } = await something(tools)
  const appeal = await appealed({ member }, '看积分屏幕：这次应当记主讲')
  const answering = async (page) => {
    await chosen(page, '成立')
    await page.getByRole('checkbox', { name: '补记积分' }).check()
  }
  const tryingOut = async (page) => {
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByRole('heading', { name: '试算结果' }).waitFor()
    await page.getByText('现行合计').waitFor()
  }
  const previewing = async (page) => {
    await page.getByRole('button', { name: /预览结转|查看/ }).first().click()
    await page.getByText('待答复的申诉').waitFor()
  }
  return [
    { path: '/points', as: 'office' },
    { path: `/points/orgs/${orgId}` },
    { path: '/points/ledger' },
    { path: '/points/ledger?state=reversed&category=education&year=2020' },
    { path: `/points/ledger/${appeal.entry.id}` },
    { path: '/points/awards' },
    { path: '/points/awards/new' },
    { path: '/points/awards/new', ready: async (page) => page.getByRole('button', { name: '提交审批' }).click() },
    { path: `/points/awards/${proposal.id}` },
    { path: '/points/appeals' },
    { path: `/points/appeals/${appeal.id}`, ready: answering },
    { path: '/points/rules' },
    { path: '/points/rules', as: 'office', ready: async (page) => page.locator('summary').first().click() },
    { path: '/points/rules/edit', as: 'office' },
    { path: '/points/rules/edit?key=attendance.theme_day', as: 'office', ready: tryingOut },
    { path: '/points/years', as: 'office', ready: previewing },
  ]
}
