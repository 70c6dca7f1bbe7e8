import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { storage } from '../../../platform/storage'
import { acceptTokens, signOut } from '../../../shared/session'
import { receipts, type Draft } from '../kept'
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

/** As it is written down for this person. */
const kept = () => storage.get<Draft>('draft.a.request')
/** A button swallows what follows too soon. */
const soon = () => act(() => new Promise((done) => setTimeout(done, 1000)))
const lost = { status: 503, body: { status: 503, code: 'server.busy', detail: '请稍等片刻再试。' } }
const reused = { status: 409, body: { status: 409, code: 'idempotency.key_reused', detail: '请返回页面重新提交。' } }

const show = () => render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><HandIn /></QueryClientProvider>)

beforeEach(() => act(() => acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me })))
afterEach(async () => {
  request.mockResolvedValue({ statusCode: 200, data: '{}' })
  await act(() => signOut())
  for (const accountId of ['a', 'b']) storage.remove(`draft.${accountId}.request`)
  receipts.forget(receipt.code)
})

test('without a name, somebody signed in sends neither token nor key; the number stays on the phone, the draft does not', async () => {
  const sent = answer()
  show()
  await userEvent.click(await screen.findByRole('tab', { name: '匿名' }))
  await userEvent.type(screen.getByRole('textbox'), '灯坏了')
  expect(kept()?.text).toBe('灯坏了')
  await soon()
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText('ACDE-FGHJ-KMNP')).toBeTruthy()
  expect(sent).toMatchObject([{ path: '/requests/anonymous', body: { orgId: 8, text: '灯坏了', matter: 'suggestion', toAbove: false } }])
  expect(sent[0]?.header).not.toHaveProperty('Authorization')
  expect(sent[0]?.header).not.toHaveProperty('Idempotency-Key')
  expect(receipts.read()).toMatchObject([{ code: receipt.code, org: org.name }])
  expect(kept()).toBeUndefined()
})

test('under a name it goes with the session, and its number is with the person and not on the device', async () => {
  const sent = answer({ status: 201, body: { ...receipt, named: true } })
  show()
  await userEvent.type(await screen.findByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '实名提交' }))
  expect(await screen.findByText('受理编号')).toBeTruthy()
  expect(sent[0]).toMatchObject({ path: '/requests', header: { Authorization: 'Bearer t' } })
  expect(receipts.read()).toEqual([])
})

test('a refusal keeps what was written, and pressing again is the same submission', async () => {
  const sent = answer(lost)
  show()
  await userEvent.click(await screen.findByRole('tab', { name: '匿名' }))
  await userEvent.type(screen.getByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(kept()?.text).toBe('灯坏了')
  await soon()
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText('ACDE-FGHJ-KMNP')).toBeTruthy()
  expect(sent).toHaveLength(2)
  expect(sent[0]?.body.submissionKey).toBe(sent[1]?.body.submissionKey)
})

test('changed after an attempt that had arrived: the number of that one is told, and what was changed is a new submission', async () => {
  const sent = answer(lost, reused, { status: 201, body: receipt }, { status: 201, body: { ...receipt, code: 'QRSTUVWXYZ23' } })
  show()
  await userEvent.click(await screen.findByRole('tab', { name: '匿名' }))
  await userEvent.type(screen.getByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  await userEvent.type(screen.getByRole('textbox'), '，三天了')
  await soon()
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText(/上一次提交已经收到，编号 ACDE-FGHJ-KMNP/)).toBeTruthy()
  expect(sent.map(({ body }) => body.text)).toEqual(['灯坏了', '灯坏了，三天了', '灯坏了'])
  expect(sent[2]?.body).toEqual(sent[0]?.body)
  expect(receipts.read()).toMatchObject([{ code: receipt.code }])
  expect(kept()).toMatchObject({ text: '灯坏了，三天了', attempts: [] })
  await soon()
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  expect(await screen.findByText('QRST-UVWX-YZ23')).toBeTruthy()
  expect(sent[3]?.body.text).toBe('灯坏了，三天了')
  expect(sent[3]?.body.submissionKey).not.toBe(sent[0]?.body.submissionKey)
  receipts.forget('QRSTUVWXYZ23')
})

test('an attempt under a name is not sent again for one without', async () => {
  const sent = answer(lost, reused)
  show()
  await userEvent.type(await screen.findByRole('textbox'), '灯坏了')
  await userEvent.click(screen.getByRole('button', { name: '实名提交' }))
  await userEvent.click(screen.getByRole('tab', { name: '匿名' }))
  await soon()
  await userEvent.click(screen.getByRole('button', { name: '匿名提交' }))
  await soon()
  expect(sent.map(({ path }) => path)).toEqual(['/requests', '/requests/anonymous'])
  // nobody knows what the key was spent on: the next press is a submission of its own
  expect(kept()?.submissionKey).not.toBe(sent[0]?.body.submissionKey)
})

test('somebody else on this device gets nothing of it', async () => {
  answer()
  const { unmount } = show()
  await userEvent.type(await screen.findByRole('textbox'), '灯坏了')
  unmount()
  act(() => acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me: { ...me, accountId: 'b' } }))
  show()
  expect(await screen.findByRole('textbox')).toHaveValue('')
  expect(kept()?.text).toBe('灯坏了')
})
