import { act, renderHook } from '@testing-library/react'
import { useDraft } from './use-draft'

let account = 'a'
jest.mock('../session/use-session', () => ({ useMe: () => ({ accountId: account }) }))

const open = (key = 'posts.new') => renderHook(() => useDraft(key, ''))

beforeEach(() => {
  account = 'a'
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

test('what is typed comes back, for the same account and the same form alone', () => {
  const first = open()
  expect(first.result.current.restored).toBe(false)
  act(() => first.result.current.set('半句话'))
  act(() => void jest.advanceTimersByTime(1000))
  first.unmount()
  expect(open().result.current).toMatchObject({ value: '半句话', restored: true })
  expect(open('posts.other').result.current.value).toBe('')
  account = 'b'
  expect(open().result.current).toMatchObject({ value: '', restored: false })
})

test('leaving in the middle of a word loses nothing', () => {
  const { result, unmount } = open()
  act(() => result.current.set('还没'))
  unmount()
  expect(open().result.current.value).toBe('还没')
})

test('once saved, nothing comes back', () => {
  const { result, unmount } = open()
  act(() => result.current.set('写完'))
  act(() => result.current.clear())
  act(() => void jest.advanceTimersByTime(1000))
  unmount()
  expect(open().result.current).toMatchObject({ value: '', restored: false })
})

test('a draft that cannot be read is no draft', () => {
  localStorage.setItem('draft.a.posts.new', '{broken')
  expect(open().result.current.restored).toBe(false)
})
