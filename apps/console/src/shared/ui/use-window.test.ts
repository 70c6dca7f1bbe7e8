import { act, renderHook } from '@testing-library/react'
import type { UIEvent } from 'react'
import { useWindow } from './use-window'

const rowHeight = 48
const scrollTo = (scrollTop: number, scrollHeight: number) =>
  ({ currentTarget: { scrollTop, scrollHeight, clientHeight: 600 } }) as unknown as UIEvent<HTMLElement>
const open = (count: number, onNearEnd = jest.fn()) => ({ ...renderHook(() => useWindow({ count, rowHeight, height: 600, onNearEnd })), onNearEnd })

test('a short table is all there', () => {
  expect(open(100).result.current).toMatchObject({ first: 0, last: 100, before: 0, after: 0 })
})

test('of 3,151 rows those in view are drawn, and the height stays that of all', () => {
  const { result } = open(3151)
  for (const top of [0, 20_000, 3151 * rowHeight - 600]) {
    act(() => result.current.onScroll(scrollTo(top, 3151 * rowHeight)))
    const { first, last, before, after } = result.current
    expect(before + (last - first) * rowHeight + after).toBe(3151 * rowHeight)
    expect(last - first).toBeLessThan(60)
    expect(first * rowHeight).toBeLessThanOrEqual(top)
    expect(Math.min(last, 3151) * rowHeight).toBeGreaterThanOrEqual(Math.min(top + 600, 3151 * rowHeight))
  }
})

test('the next page is asked for near the end, not before', () => {
  const { result, onNearEnd } = open(300)
  act(() => result.current.onScroll(scrollTo(1000, 300 * rowHeight)))
  expect(onNearEnd).not.toHaveBeenCalled()
  act(() => result.current.onScroll(scrollTo(300 * rowHeight - 900, 300 * rowHeight)))
  expect(onNearEnd).toHaveBeenCalledTimes(1)
})
