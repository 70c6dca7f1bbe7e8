import Taro from '@tarojs/taro'
import { bytesOf, forgetAll, keep, recall, shortName } from './offline-store'

const stored = () => (Taro.setStorageSync as jest.Mock).mock.calls.map(([key]: [string]) => key)
const article = (kb: number) => ({ html: 'x'.repeat(kb * 1024) })
const one = (hash: string, data: unknown, at: number) => keep(new Map([[hash, { data, at }]]))

test('bytes are counted as WeChat counts them', () => {
  for (const text of ['abc', 'é', '党员E家', '👍好', '']) expect(bytesOf(text)).toBe(Buffer.byteLength(text))
})

test('what was kept comes back, and a newer reading replaces it', () => {
  one('["GET /home",{}]', { notices: [1] }, 1)
  one('["GET /home",{}]', { notices: [2] }, 2)
  expect(recall('["GET /home",{}]')).toEqual({ data: { notices: [2] }, at: 2 })
  expect(recall('["GET /other"]')).toBeUndefined()
})

test('one answer above WeChat\'s limit for a key is not kept, and others are', () => {
  keep(new Map([['big', { data: article(901), at: 1 }], ['small', { data: article(1), at: 1 }]]))
  expect(recall('big')).toBeUndefined()
  expect(recall('small')).toBeDefined()
})

test('the oldest readings make room for the newest', () => {
  for (let at = 1; at <= 9; at++) one(`article ${at}`, article(800), at)
  const left = Array.from({ length: 9 }, (_, index) => index + 1).filter((at) => recall(`article ${at}`))
  expect(left).toEqual([3, 4, 5, 6, 7, 8, 9])
})

test('a storage that is full of other things costs the oldest', () => {
  one('old', article(1), 1)
  one('newer', article(1), 2)
  const set = Taro.setStorageSync as jest.Mock
  const works = set.getMockImplementation()
  let refusals = 1
  set.mockImplementation((key: string, value: unknown) => {
    if (key === `offline.${shortName('newest')}` && refusals-- > 0) throw new Error('exceed storage max size 10Mb')
    works?.(key, value)
  })
  one('newest', article(1), 3)
  set.mockImplementation(works)
  expect([recall('old'), recall('newer'), recall('newest')].map(Boolean)).toEqual([false, true, true])
})

test('forgetting leaves nothing', () => {
  one('mine', { name: '李敏' }, 1)
  forgetAll()
  expect(recall('mine')).toBeUndefined()
  for (const key of new Set(stored())) expect(Taro.getStorageSync(key)).toBe('')
})
