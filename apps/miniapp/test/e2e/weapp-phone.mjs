import { openWeapp } from '../weapp/harness.mjs'

/** The built mini-program, its requests going to the started product, handled as the phones of `people.mjs` are. */
export async function openWeappPhone({ base, name, fontSize }) {
  const app = await openWeapp({ api: base, name })
  const { front, page } = app
  page.setDefaultTimeout(15_000)
  const route = (where) => where.replace(/^\//, '')
  const open = (where) => app.start(route(where), { ...(fontSize && { fontSize }) })
  const network = (kind) => page.evaluate((wanted) => globalThis.__network(wanted), kind)
  return {
    page,
    front,
    open,
    close: app.close,
    troubles: app.troubles,
    picture: (what) => app.shot(what),
    button: (label) => front().getByRole('button', { name: label, exact: true }),
    link: (label) => front().getByRole('link', { name: label }),
    article: () => front().locator('.article'),
    back: () => page.getByRole('button', { name: '返回' }).tap(),
    says: (text) => front().getByText(text).first().waitFor(),
    cut: () => network('none'),
    restore: () => network('wifi'),
    /** What the camera sees is given before it opens. */
    scan: async (link) => {
      await page.evaluate((text) => (globalThis.__scan = text), link)
      await front().getByRole('button', { name: '打开相机扫码' }).tap()
    },
    /** Through wx.login as the stand-in of WeChat plays it; whoever is bound to nobody yet is bound by the phone number. */
    signInByWechat: async ({ loginCode, phoneCode }) => {
      await open('tabs/me/index')
      await front().getByRole('button', { name: '登录' }).tap()
      await page.evaluate(([login, number]) => Object.assign(globalThis, { __loginCode: login, __phoneCode: number }), [loginCode, phoneCode])
      await front().getByRole('button', { name: '微信登录', exact: true }).tap()
      const bind = front().getByRole('button', { name: '用手机号绑定' })
      const signedIn = front().getByText('退出登录')
      await bind.or(signedIn).first().waitFor()
      if (await bind.isVisible()) await bind.tap()
      await signedIn.waitFor()
    },
    /** The token this phone signs its requests with. */
    token: () => page.evaluate(() => JSON.parse(globalThis.localStorage.getItem('weapp:session.tokens')).accessToken),
  }
}
