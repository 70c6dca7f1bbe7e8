import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { PropsWithChildren } from 'react'
import { ApiError, clientError } from '@ejia/contract/client/api-error'
import { useAction } from './use-action'

const keys: string[] = []
jest.mock('./call', () => ({
  callWithKey: (key: string) => {
    keys.push(key)
    return () => Promise.resolve({})
  },
}))
const said: string[] = []
jest.mock('../ui/feedback', () => ({ toast: { success: (text: string) => said.push(text), error: (text: string) => said.push(text) } }))

const client = new QueryClient()
const wrapper = ({ children }: PropsWithChildren) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
const action = <V, R>(run: (input: V) => Promise<R>, options = {}) =>
  renderHook(() => useAction((_call, input: V) => run(input), options), { wrapper }).result

beforeEach(() => {
  keys.length = 0
  said.length = 0
})

test('a double click does one thing', async () => {
  let finish = (_value: string) => {}
  const run = jest.fn(() => new Promise<string>((resolve) => (finish = resolve)))
  const result = action<number, string>(run)
  let answers: (string | undefined)[] = []
  await act(async () => {
    const both = [result.current.run(1), result.current.run(1)]
    finish('done')
    answers = await Promise.all(both)
  })
  expect(run).toHaveBeenCalledTimes(1)
  expect(answers).toEqual(['done', undefined])
  expect(result.current.busy).toBe(false)
})

test('the same intent keeps its key until the server answered; another one gets its own', async () => {
  const outcomes = [clientError('client.offline'), undefined, undefined]
  const result = action<string, undefined>(() => {
    const problem = outcomes.shift()
    return problem ? Promise.reject(problem) : Promise.resolve(undefined)
  })
  for (const input of ['a', 'a', 'a']) await act(() => result.current.run(input))
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[1])
})

test('changed input after a lost answer is another intent', async () => {
  const result = action<string, undefined>(() => Promise.reject(clientError('client.timeout')))
  await act(() => result.current.run('a'))
  await act(() => result.current.run('b'))
  expect(keys[1]).not.toBe(keys[0])
})

test('a problem is said, unless the page shows it itself', async () => {
  const problem = new ApiError('orgs.name_taken', 409, '已有同名组织')
  const fails = () => Promise.reject(problem)
  const loud = action<undefined, undefined>(fails)
  await act(() => loud.current.run(undefined))
  expect(said).toEqual(['已有同名组织'])
  expect(loud.current.error).toBe(problem)
  const quiet = action<undefined, undefined>(fails, { onProblem: () => true })
  await act(() => quiet.current.run(undefined))
  expect(said).toHaveLength(1)
})

test('success is said, and what was read before is asked for again', async () => {
  const invalidate = jest.spyOn(client, 'invalidateQueries')
  const onDone = jest.fn()
  const result = action<number, string>(() => Promise.resolve('ok'), { success: '已保存', invalidates: ['GET /orgs'], onDone })
  await act(() => result.current.run(7))
  expect(said).toEqual(['已保存'])
  expect(invalidate).toHaveBeenCalledWith({ queryKey: ['GET /orgs'] })
  expect(onDone).toHaveBeenCalledWith('ok', 7)
})
