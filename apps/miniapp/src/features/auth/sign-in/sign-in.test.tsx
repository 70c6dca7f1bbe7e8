import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { router } from '../../../../test/unit/taro'
import { phoneButton } from '../../../../test/unit/taro-components'
import { signOut } from '../../../shared/session'
import { useSessionStore } from '../../../shared/session/session.store'
import Bind from '../bind'
import { dropTicket, heldTicket, keepTicket } from '../ticket.store'
import SignIn from '.'

const request = Taro.request as unknown as jest.Mock
const login = Taro.login as unknown as jest.Mock
const me = { accountId: 'a', name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] }
const tokens = { accessToken: 't', expiresIn: 900, refreshToken: 'r', me }

type Answer = { status: number; body: unknown }
/** Answers by the last words of the address; keeps what was sent. */
function answer(replies: Record<string, Answer>): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = []
  request.mockImplementation(async ({ url, data }: { url: string; data?: string }) => {
    const path = url.replace(/^.*\/api\/v1/, '')
    sent.push({ path, body: data === undefined ? undefined : (JSON.parse(data) as unknown) })
    const { status, body } = replies[path] ?? { status: 200, body: { items: [] } }
    return { statusCode: status, data: JSON.stringify(body) }
  })
  return sent
}

const show = (page: React.ReactElement) =>
  render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{page}</QueryClientProvider>)

beforeEach(() => {
  dropTicket()
  router.path = 'features/auth/sign-in/index'
  router.params = { returnTo: encodeURIComponent('/features/points/mine/index') }
})
afterEach(async () => {
  request.mockResolvedValue({ statusCode: 200, data: '{}' })
  await act(() => signOut())
})

test('a bound WeChat signs in and goes back to where it came from', async () => {
  login.mockResolvedValue({ code: 'wx-code' })
  const sent = answer({ '/auth/wechat-sessions': { status: 200, body: { state: 'signed_in', tokens } } })
  show(<SignIn />)
  await userEvent.click(screen.getByRole('button', { name: '微信登录' }))
  expect(sent).toContainEqual({ path: '/auth/wechat-sessions', body: { code: 'wx-code', client: 'weapp' } })
  expect(useSessionStore.getState().me?.name).toBe('李敏')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/points/mine/index' })
})

test('an unknown WeChat goes on to binding; the ticket stays out of the address', async () => {
  login.mockResolvedValue({ code: 'wx-code' })
  answer({ '/auth/wechat-sessions': { status: 200, body: { state: 'not_bound', ticket: 'secret-ticket' } } })
  show(<SignIn />)
  await userEvent.click(screen.getByRole('button', { name: '微信登录' }))
  const url = (Taro.redirectTo as unknown as jest.Mock).mock.calls[0]?.[0].url as string
  expect(url).toMatch(/^\/features\/auth\/bind\/index\?returnTo=/)
  expect(url).not.toContain('secret-ticket')
  expect(heldTicket()).toBe('secret-ticket')
})

test('WeChat refusing to log in asks the server nothing', async () => {
  login.mockRejectedValue(new Error('login:fail'))
  const sent = answer({})
  show(<SignIn />)
  await userEvent.click(screen.getByRole('button', { name: '微信登录' }))
  expect(sent.map(({ path }) => path)).not.toContain('/auth/wechat-sessions')
  expect(await screen.findByText(/微信登录没有成功/)).toBeInTheDocument()
})

test('demonstration accounts come in groups, each with its role first', async () => {
  const items = [
    { key: 'secretary', name: '李敏', role: '心内科党支部书记', org: '心内科党支部' },
    { key: 'retired', name: '陈桂兰', role: '离退休党员', org: '第三党支部' },
  ]
  const sent = answer({ '/auth/demo-accounts': { status: 200, body: { items } }, '/auth/demo-sessions': { status: 201, body: tokens } })
  show(<SignIn />)
  expect(await screen.findByText('工作人员')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('link', { name: /离退休党员/ }))
  expect(sent).toContainEqual({ path: '/auth/demo-sessions', body: { key: 'retired', client: 'weapp' } })
  expect(useSessionStore.getState().me?.name).toBe('李敏')
})

test('outside a demonstration there is only the WeChat way', async () => {
  answer({})
  show(<SignIn />)
  await act(async () => undefined)
  expect(screen.queryByText(/演示系统/)).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: '微信登录' })).toBeInTheDocument()
})

test('an invitation is taken as people type it', async () => {
  keepTicket('secret-ticket')
  const sent = answer({ '/auth/bindings': { status: 201, body: tokens } })
  show(<Bind />)
  await userEvent.click(screen.getByRole('tab', { name: '有邀请码' }))
  await userEvent.type(screen.getByLabelText('邀请码'), 'acdef-ghjk m')
  await userEvent.click(screen.getByRole('button', { name: '绑定并登录' }))
  expect(sent).toContainEqual({ path: '/auth/bindings', body: { ticket: 'secret-ticket', invitation: 'ACDEFGHJKM', client: 'weapp' } })
  expect(heldTicket()).toBeNull()
})

test('a wrong invitation is told beside the field and stays there', async () => {
  keepTicket('secret-ticket')
  const sent = answer({ '/auth/bindings': { status: 422, body: { code: 'auth.invitation_invalid', detail: '邀请码不正确、已使用或已过期，请向支部书记再要一个。' } } })
  show(<Bind />)
  await userEvent.click(screen.getByRole('tab', { name: '有邀请码' }))
  await userEvent.type(screen.getByLabelText('邀请码'), '123')
  await userEvent.click(screen.getByRole('button', { name: '绑定并登录' }))
  expect(screen.getByText(/邀请码是 10 位/)).toBeInTheDocument()
  expect(sent).toEqual([])
  await userEvent.clear(screen.getByLabelText('邀请码'))
  await userEvent.type(screen.getByLabelText('邀请码'), 'ACDEFGHJKM')
  await new Promise((resolve) => setTimeout(resolve, 450))
  await userEvent.click(screen.getByRole('button', { name: '绑定并登录' }))
  expect(await screen.findByText(/向支部书记再要一个/)).toBeInTheDocument()
  expect(screen.getByLabelText('邀请码')).toHaveValue('ACDEFGHJKM')
})

test('without an invitation one asks the branch, and is told what comes next', async () => {
  keepTicket('secret-ticket')
  const sent = answer({ '/auth/binding-requests': { status: 202, body: { state: 'submitted' } } })
  show(<Bind />)
  await userEvent.click(screen.getByRole('tab', { name: '填姓名' }))
  await userEvent.type(screen.getByLabelText('姓名'), '王强')
  await userEvent.type(screen.getByLabelText('手机号'), '13800000000')
  await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
  expect(sent).toContainEqual({ path: '/auth/binding-requests', body: { ticket: 'secret-ticket', name: '王强', phone: '13800000000' } })
  expect(await screen.findByText('申请已提交')).toBeInTheDocument()
})

test('a ticket that ended sends back to signing in, not into a form that cannot work', async () => {
  keepTicket('old-ticket')
  answer({ '/auth/bindings': { status: 401, body: { code: 'auth.ticket_invalid', detail: '等待太久，请返回重新登录。' } } })
  show(<Bind />)
  await userEvent.click(screen.getByRole('tab', { name: '有邀请码' }))
  await userEvent.type(screen.getByLabelText('邀请码'), 'ACDEFGHJKM')
  await userEvent.click(screen.getByRole('button', { name: '绑定并登录' }))
  expect(await screen.findByText('请重新点一次微信登录')).toBeInTheDocument()
  expect(heldTicket()).toBeNull()
})

/** Presses WeChat's own phone button, and WeChat reports this. */
async function pressPhone(detail: object): Promise<void> {
  phoneButton.detail = detail
  await userEvent.click(screen.getByRole('button', { name: '用手机号绑定' }))
}

describe('the phone button', () => {
  beforeEach(() => keepTicket('secret-ticket'))

  test('one free entry with the number: signed in', async () => {
    const sent = answer({ '/auth/phone-bindings': { status: 200, body: { state: 'signed_in', tokens } } })
    show(<Bind />)
    await pressPhone({ code: 'phone-code', errMsg: 'getPhoneNumber:ok' })
    expect(sent).toContainEqual({ path: '/auth/phone-bindings', body: { ticket: 'secret-ticket', phoneCode: 'phone-code', client: 'weapp' } })
    expect(useSessionStore.getState().me?.name).toBe('李敏')
    expect(heldTicket()).toBeNull()
  })

  test('otherwise the name, without the number again, under the ticket that carries it', async () => {
    const sent = answer({
      '/auth/phone-bindings': { status: 200, body: { state: 'name_wanted', ticket: 'ticket-with-number' } },
      '/auth/binding-requests': { status: 202, body: { state: 'submitted' } },
    })
    show(<Bind />)
    await pressPhone({ code: 'phone-code' })
    expect(await screen.findByText(/手机号已经微信验证/)).toBeInTheDocument()
    expect(screen.queryByLabelText('手机号')).not.toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('姓名'), '王强')
    await userEvent.click(screen.getByRole('button', { name: '提交申请' }))
    expect(sent).toContainEqual({ path: '/auth/binding-requests', body: { ticket: 'ticket-with-number', name: '王强' } })
    expect(await screen.findByText('申请已提交')).toBeInTheDocument()
  })

  test.each([
    [{ errMsg: 'getPhoneNumber:fail user deny' }, /没有使用手机号/],
    [{ errMsg: 'getPhoneNumber:fail', errno: 1_400_001 }, /这会儿用不了/],
  ])('%j: kind words, nothing is asked of the server, the other ways are there', async (detail, words) => {
    const sent = answer({})
    show(<Bind />)
    await pressPhone(detail)
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(sent).toEqual([])
    expect(screen.getByRole('tab', { name: '有邀请码' })).toBeInTheDocument()
  })
})
