import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { router } from '../../../../test/unit/taro'
import { acceptTokens, signOut } from '../../../shared/session'
import ConsoleSignIn from '.'

const request = Taro.request as unknown as jest.Mock
const code = 'AbCdEfGhIjKlMnOpQrStUv'
const office = { role: 'secretary', org: { id: 7, name: '心内科党支部' } }
const me = { accountId: 'a', name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [office], manages: [] }

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const screenOf = (seconds = 100) => ({ browser: 'Windows · Chrome', address: '10.8.3.*', askedAt: inSeconds(-5), expiresAt: inSeconds(-900), expiresIn: seconds, scanned: true })

/** Answers by the last words of the address; keeps what was sent. */
function answer(replies: Record<string, { status: number; body: unknown }>): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = []
  request.mockImplementation(async ({ url, data }: { url: string; data?: string }) => {
    const path = url.replace(/^.*\/api\/v1/, '')
    sent.push({ path, body: data ? (JSON.parse(data) as unknown) : undefined })
    const { status, body } = Object.entries(replies).find(([end]) => path.endsWith(end))?.[1] ?? { status: 404, body: { code: 'thing.not_found', detail: '没有' } }
    return { statusCode: status, data: JSON.stringify(body) }
  })
  return sent
}

async function open(params: Record<string, string>): Promise<void> {
  router.path = 'features/auth/console/index'
  router.params = params
  await act(async () => void render(<QueryClientProvider client={new QueryClient()}><ConsoleSignIn /></QueryClientProvider>))
}

beforeEach(() => acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me } as never))
afterEach(async () => {
  request.mockResolvedValue({ statusCode: 200, data: '{}' })
  await act(() => signOut())
})

test('a scanned code shows whose screen it is; nothing is confirmed before the tap', async () => {
  const sent = answer({ '/scan': { status: 200, body: screenOf() }, '/decision': { status: 200, body: { state: 'confirmed' } } })
  await open({ code })
  expect(await screen.findByText('确认登录电脑端？')).toBeInTheDocument()
  expect(screen.getByText('Windows · Chrome')).toBeInTheDocument()
  expect(screen.getByText('10.8.3.*')).toBeInTheDocument()
  expect(sent.map(({ path }) => path)).toEqual([`/auth/console-sign-ins/${code}/scan`])
  await userEvent.click(screen.getByRole('button', { name: '确认登录' }))
  expect(await screen.findByText('已确认')).toBeInTheDocument()
  expect(sent[1]).toEqual({ path: `/auth/console-sign-ins/${code}/decision`, body: { accept: true } })
})

test('the whole link, as WeChat hands it over, is taken as well; cancelling says no', async () => {
  const sent = answer({ '/scan': { status: 200, body: screenOf() }, '/decision': { status: 200, body: { state: 'refused' } } })
  await open({ q: encodeURIComponent(`https://ejia.test/cs/${code}`) })
  await userEvent.click(await screen.findByRole('button', { name: '取消' }))
  expect(await screen.findByText('已取消')).toBeInTheDocument()
  expect(sent[1]?.body).toEqual({ accept: false })
})

test.each([
  ['auth.console_other_person', 409, '这个二维码已被另一位同志扫过', true],
  ['auth.console_expired', 410, '这个登录二维码已过期', true],
  ['auth.console_no_role', 403, '您没有支部或党委的管理职务', false],
])('%s is told in words, with the next step', async (problem, status, words, again) => {
  answer({ '/scan': { status, body: { code: problem, detail: `${words}。` } } })
  await open({ code })
  expect(await screen.findByText(new RegExp(words))).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '重新扫码' }) !== null).toBe(again)
})

test('nobody confirms into the void: when the time is over the question goes', async () => {
  answer({ '/scan': { status: 200, body: screenOf(0.2) } })
  await open({ code })
  expect(await screen.findByText('二维码已过期')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '确认登录' })).not.toBeInTheDocument()
})

test('something else that was scanned is refused here; a check-in code is led to its page', async () => {
  const sent = answer({})
  const scanned = Taro.scanCode as unknown as jest.Mock
  await open({})
  scanned.mockResolvedValueOnce({ result: 'https://example.org/cs/x' })
  await userEvent.click(screen.getByRole('button', { name: '打开相机扫码' }))
  expect(await screen.findByText('这不是电脑端的登录二维码')).toBeInTheDocument()
  await new Promise((resolve) => setTimeout(resolve, 450))
  await userEvent.click(screen.getByRole('button', { name: '重新扫码' }))
  scanned.mockResolvedValueOnce({ result: `https://ejia.test/ci/${'0'.repeat(32)}.abc.${'A'.repeat(22)}` })
  await new Promise((resolve) => setTimeout(resolve, 450))
  await userEvent.click(screen.getByRole('button', { name: '打开相机扫码' }))
  const url = (Taro.navigateTo as unknown as jest.Mock).mock.calls[0]?.[0].url as string
  expect(url).toMatch(/^\/features\/activities\/check-in\/index\?q=/)
  expect(sent).toEqual([])
})

test('somebody not signed in is asked to, and nothing is sent for them', async () => {
  await act(() => signOut())
  const sent = answer({})
  await open({ code })
  expect(await screen.findByText('登录后会接着确认电脑端的登录。')).toBeInTheDocument()
  expect(sent).toEqual([])
})
