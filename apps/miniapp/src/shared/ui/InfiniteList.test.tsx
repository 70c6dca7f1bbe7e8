import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { fire } from '../../../test/unit/taro'
import { useApiPages } from '../api'
import { InfiniteList } from './InfiniteList'
import { ListRow } from './ListRow'

const request = Taro.request as unknown as jest.Mock
const post = (id: string) => ({ id, title: `文章${id}` })
const reply = (items: unknown[], nextCursor: string | null) => ({ statusCode: 200, data: JSON.stringify({ items, nextCursor }) })

function List() {
  const query = useApiPages('GET /posts', { query: { section: 'news' } })
  return (
    <InfiniteList
      query={query}
      keyOf={({ id }) => id}
      renderItem={({ title }) => <ListRow title={title} onPress={() => undefined} />}
      empty={{ title: '还没有文章' }}
    />
  )
}

const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <List />
    </QueryClientProvider>,
  )

test('reads on at the bottom until the list ends', async () => {
  request.mockImplementation(async ({ url }: { url: string }) =>
    url.includes('cursor=c1') ? reply([post('2')], null) : reply([post('1')], 'c1'),
  )
  show()
  expect(screen.getByRole('progressbar', { name: '正在加载' })).toBeInTheDocument()
  expect(await screen.findByRole('link', { name: '文章1' })).toBeInTheDocument()
  act(() => fire('useReachBottom'))
  expect(await screen.findByRole('link', { name: '文章2' })).toBeInTheDocument()
  expect(screen.getByText('没有更多了')).toBeInTheDocument()
})

test('pulling down reads anew and lets go', async () => {
  request.mockResolvedValue(reply([post('1')], null))
  show()
  await screen.findByText('文章1')
  await act(async () => fire('usePullDownRefresh'))
  expect(request).toHaveBeenCalledTimes(2)
  expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1)
})

test('an empty list explains itself', async () => {
  request.mockResolvedValue(reply([], null))
  show()
  expect(await screen.findByText('还没有文章')).toBeInTheDocument()
})

test('a failure says why and can be retried', async () => {
  const silence = { errMsg: 'request:fail' }
  request.mockRejectedValueOnce(silence).mockRejectedValueOnce(silence).mockResolvedValue(reply([post('1')], null))
  show()
  // The first silence is answered by asking again.
  expect(await screen.findByText(/请检查网络后再试/, {}, { timeout: 3_000 })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('文章1')).toBeInTheDocument()
})
