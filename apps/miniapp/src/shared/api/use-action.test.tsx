import { act, renderHook } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useAction } from './use-action'

const request = Taro.request as unknown as jest.Mock
const keys = () => request.mock.calls.map(([{ header }]: [{ header: Record<string, string> }]) => header['Idempotency-Key'])
const lost = () => request.mockRejectedValueOnce({ errMsg: 'request:fail' })
const answered = (status: number, code?: string) =>
  request.mockResolvedValueOnce({ statusCode: status, data: JSON.stringify({ code, detail: '说明' }) })

function mount() {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
  const run = (reason: string) => act(async () => void (await hook.result.current.mutateAsync(reason).catch(() => undefined)))
  const hook = renderHook(
    () => useAction((call, reason: string) => call('POST /points/ledger/:entryId/reversal', { params: { entryId: 'e' }, body: { reason } })),
    { wrapper },
  )
  return run
}

test('pressing again after a lost reply sends the same key', async () => {
  const run = mount()
  lost()
  await run('重复')
  answered(201)
  await run('重复')
  const [first, second] = keys()
  expect(second).toBe(first)
})

test('an answered action is over: the next press is a new one', async () => {
  const run = mount()
  answered(409, 'points.reversed_already')
  await run('重复')
  answered(201)
  await run('重复')
  expect(new Set(keys()).size).toBe(2)
})

test('changed values are another action, even after a lost reply', async () => {
  const run = mount()
  lost()
  await run('重复')
  answered(201)
  await run('记错')
  expect(new Set(keys()).size).toBe(2)
})
