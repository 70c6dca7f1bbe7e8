import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { router } from '../../../test/unit/taro'
import { leaveSignIn } from '../nav'
import { tokens } from '../api/tokens'
import { RequireSignIn } from './RequireSignIn'
import { acceptTokens, signOut, startSession } from './session'

const request = Taro.request as unknown as jest.Mock
const me = { accountId: 'a', name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] }
const fresh = { accessToken: 't', expiresIn: 900, refreshToken: 'r', me }

afterEach(async () => {
  request.mockResolvedValue({ statusCode: 200, data: '{}' })
  await act(() => signOut())
})

const show = () =>
  render(
    <RequireSignIn reason='登录后可以看到您的积分。'>
      <p>积分 86</p>
    </RequireSignIn>,
  )

test('a visitor is invited, and the sign-in page learns where to come back to', async () => {
  router.path = 'features/points/mine/index'
  router.params = { year: '2026' }
  show()
  expect(screen.queryByText('积分 86')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '登录' }))
  const returnTo = encodeURIComponent('/features/points/mine/index?year=2026')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/auth/sign-in/index?returnTo=${returnTo}` })
})

test('somebody signed in sees the page, until the server ends the session', async () => {
  startSession()
  show()
  act(() => acceptTokens(fresh))
  expect(screen.getByText('积分 86')).toBeInTheDocument()

  request.mockResolvedValue({ statusCode: 401, data: JSON.stringify({ code: 'auth.session_ended', detail: '已退出' }) })
  const { call } = await import('../api')
  await act(async () => void (await call('GET /points/mine').catch(() => undefined)))
  expect(screen.getByText('请先登录')).toBeInTheDocument()
  expect(tokens.hasSession()).toBe(false)
})

test.each([
  ['/features/points/mine/index?year=2026', 'redirectTo', { url: '/features/points/mine/index?year=2026' }],
  ['/tabs/study/index', 'switchTab', { url: '/tabs/study/index' }],
  ['https://elsewhere.example/', 'switchTab', { url: '/tabs/home/index' }],
  [undefined, 'switchTab', { url: '/tabs/home/index' }],
] as const)('a sign-in page opened directly goes on to %s', (returnTo, method, target) => {
  leaveSignIn(returnTo)
  expect(Taro[method]).toHaveBeenCalledWith(target)
})
