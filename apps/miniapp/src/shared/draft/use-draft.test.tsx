import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { acceptTokens } from '../session'
import { useDraft } from './use-draft'

const signIn = (accountId: string) =>
  acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me: { accountId, name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] } })
const open = (name = 'appeal', memoryOnly = false) => renderHook(() => useDraft(name, { text: '' }, { memoryOnly }))

beforeEach(() => signIn('me'))

test('what was typed is there when the page is opened again, until it was sent', () => {
  const first = open()
  act(() => first.result.current.change({ text: '写了一半' }))
  first.unmount()
  const second = open()
  expect(second.result.current).toMatchObject({ value: { text: '写了一半' }, restored: true })
  act(() => second.result.current.forget())
  expect(open().result.current).toMatchObject({ value: { text: '' }, restored: false })
})

test('nobody gets what somebody else typed on the same phone', () => {
  const mine = open()
  act(() => mine.result.current.change({ text: '我的' }))
  signIn('other')
  expect(open().result.current.value.text).toBe('')
  signIn('me')
  expect(open().result.current.value.text).toBe('我的')
})

test('a number is kept for the relaunch, not written down', () => {
  const form = open('bind', true)
  act(() => form.result.current.change({ text: '13800000000' }))
  form.unmount()
  expect(open('bind', true).result.current.value.text).toBe('13800000000')
  const written = (Taro.setStorageSync as jest.Mock).mock.calls.map((call) => JSON.stringify(call)).join()
  expect(written).not.toContain('13800000000')
})

test('of forty drafts the oldest goes', () => {
  for (let number = 0; number <= 40; number++) {
    const { result } = open(`n${number}`)
    act(() => result.current.change({ text: String(number) }))
  }
  expect(open('n0').result.current.value.text).toBe('')
  expect(open('n1').result.current.value.text).toBe('1')
})
