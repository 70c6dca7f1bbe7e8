import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { acceptTokens, signOut } from '../../../shared/session'
import { drafts, receipts } from '../kept'
import HandIn from '.'

const request = Taro.request as unknown as jest.Mock
const org = { id: 8, name: '心内科党支部' }
const me = { accountId: 'a', name: '李敏', member: { id: 'm', name: '李敏' }, org, orgLine: [org.name], retired: false, roles: [], manages: [] }
const items = [{ id: 1, name: '医院党委', kind: 'committee', parentId: null }, { ...org, kind: 'branch', parentId: 1 }]
const receipt = { code: 'ACDEFGHJKMNP', named: false, org, acceptBy: '2026-11-24', answerBy: '2026-12-11', holidaysKnown: true }

interface Sent {
  path: string
  header: Record<string, string>
  body: Record<string, unknown>
}

/** Keeps what was handed in; `replies` one after another, then the receipt. */
function answer(...replies: { status: number; body: unknown }[]): Sent[] {
  const sent: Sent[] = []
  request.mockImplementation(async ({ url, header, data }: { url: string; header: Record<string, string>; data?: string }) => {
    const path = url.replace(/^.*\/api\/v1/, '')
    if (path === '/requests/addressees') return { statusCode: 200, data: JSON.stringify({ items }) }
    if (!path.startsWith('/requests')) return { statusCode: 200, data: '{}' }
    sent.push({ path, header, body: JSON.parse(data ?? '{}') as Record<string, unknown> })
    const { status, body } = replies.shift() ?? { status: 201, body: receipt }
    return { statusCode: status, data: JSON.stringify(body) }
  })
  return sent
}

const show = () => render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><HandIn /></QueryClientProvider>)

beforeEach(() => act(() => acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me })))
afterEach(async () => {
  request.mockResolvedValue({ statusCode: 200, data: '{}' })
  await act(() => signOut())
  drafts.forget()
  receipts.forget(receipt.code)
})

test('without a name, somebody signed in sends neither token nor key; the number stays on the phone, the draft does not', async () => {
  const sent = answer()
  show()
  await userEvent.click(await screen.findByRole('tab', { name: '匿名' }))
  await userEvent.type(screen.getByRole('textbox'), '灯坏了')
  expect(drafts.read()?.text).toBe('灯坏了')
  // a button swallows what follows too soon
  await act(() => new Promise((done) => setTimeout(done, 1000)))
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText('ACDE-FGHJ-KMNP')).toBeTruthy()
  expect(sent).toMatchObject([{ path: '/requests/anonymous', body: { orgId: 8, text: '灯坏了', matter: 'suggestion', toAbove: false } }])
  expect(sent[0]?.header).not.toHaveProperty('Authorization')
  expect(sent[0]?.header).not.toHaveProperty('Idempotency-Key')
  expect(receipts.read()).toMatchObject([{ code: receipt.code, org: org.name }])
  expect(drafts.read()).toBeUndefined()
})

test('under a name it goes with the session', async () => {
  const sent = answer({ status: 201, body: { ...receipt, named: true } })
  show()
  await userEvent.type(await screen.findByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '实名提交' }))
  expect(await screen.findByText('受理编号')).toBeTruthy()
  expect(sent[0]).toMatchObject({ path: '/requests', header: { Authorization: 'Bearer t' } })
})

test('a refusal keeps what was written, and pressing again is the same submission', async () => {
  const sent = answer({ status: 503, body: { status: 503, code: 'server.busy', detail: '请稍等片刻再试。' } })
  show()
  await userEvent.click(await screen.findByRole('tab', { name: '匿名' }))
  await userEvent.type(screen.getByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(drafts.read()?.text).toBe('灯坏了')
  // a button swallows what follows too soon
  await act(() => new Promise((done) => setTimeout(done, 1000)))
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText('ACDE-FGHJ-KMNP')).toBeTruthy()
  expect(sent).toHaveLength(2)
  expect(sent[0]?.body.submissionKey).toBe(sent[1]?.body.submissionKey)
})
