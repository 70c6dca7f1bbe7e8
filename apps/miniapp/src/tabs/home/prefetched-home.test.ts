import Taro from '@tarojs/taro'
import { keyOf, queryClient } from '../../shared/api'
import { startAnew, takePrefetchedHome } from './prefetched-home'

const home = { organisation: '测试医院党委', sections: [], notices: [], news: [], footer: '' }
const now = Date.UTC(2026, 10, 22, 6)
const minutesAgo = (minutes: number) => now - minutes * 60_000

/** What WeChat has: by kind, its text and its age. */
function weHave(found: Record<string, [text: string, at: number]>): void {
  ;(Taro.getBackgroundFetchData as unknown as jest.Mock).mockImplementation(async ({ fetchType }: { fetchType: string }) => {
    const kept = found[fetchType]
    if (!kept) throw new Error('record not found')
    return { fetchedData: kept[0], timeStamp: kept[1] }
  })
}
const take = (signedIn = false) => takePrefetchedHome(signedIn, () => now)
const settled = () => new Promise((done) => setTimeout(done))
const painted = () => queryClient.getQueryData(keyOf('GET /home', {}))

beforeEach(() => {
  startAnew()
  queryClient.clear()
})

test('a visitor sees what WeChat fetched less than five minutes ago, without asking again', async () => {
  weHave({ pre: [JSON.stringify(home), minutesAgo(4)] })
  expect(await take()).toEqual(home)
  expect(Taro.setBackgroundFetchToken).toHaveBeenCalledWith(expect.objectContaining({ token: 'home-1' }))
  // Only at the start: pulling down later asks.
  expect(await take()).toBeUndefined()
})

test('older, from the future or broken, it is not taken for an answer', async () => {
  for (const [text, at] of [[JSON.stringify(home), minutesAgo(6)], [JSON.stringify(home), minutesAgo(-3)], ['{', minutesAgo(1)], ['{"a":1}', minutesAgo(1)]] as const) {
    startAnew()
    queryClient.clear()
    weHave({ pre: [text, at] })
    expect(await take()).toBeUndefined()
    expect(painted()).toBeUndefined()
  }
})

test('somebody signed in gets it for the first paint, and asks for their own', async () => {
  weHave({ pre: [JSON.stringify(home), minutesAgo(1)] })
  expect(await take(true)).toBeUndefined()
  expect(painted()).toEqual(home)
})

test('what was fetched during the day is better than a blank page, and no better than what was read', async () => {
  weHave({ periodic: [JSON.stringify(home), minutesAgo(400)] })
  expect(await take()).toBeUndefined()
  await settled()
  expect(painted()).toEqual(home)
  expect(queryClient.getQueryState(keyOf('GET /home', {}))?.dataUpdatedAt).toBe(minutesAgo(400))
  startAnew()
  queryClient.clear()
  queryClient.setQueryData(keyOf('GET /home', {}), { ...home, organisation: '读过的' })
  await take()
  await settled()
  expect(painted()).toMatchObject({ organisation: '读过的' })
})
