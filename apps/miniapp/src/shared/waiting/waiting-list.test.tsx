import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { acceptTokens } from '../session'
import { defineWaiting, useWaitingStore, WaitingList } from './index'
import { putItem } from './waiting.store'

const minute = 60_000
const answers = defineWaiting<{ to: string }, { taken: boolean }>({
  name: 'test-answer',
  send: () => Promise.reject(new Error('not sent here')),
  title: ({ to }) => `给${to}的回复`,
  verb: '回复',
  lasts: { minutes: 120, over: '已经超过两小时' },
})
const signIn = (accountId: string) =>
  acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me: { accountId, name: '李敏', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] } })
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * minute).toISOString()

beforeEach(() => signIn('me'))
afterEach(() => useWaitingStore.setState({ items: [], results: {}, inHand: [], sending: false }))

test('says what waits, since when, and what to do when its time is over', () => {
  putItem(answers.make({ to: '支部' }, at(5)))
  putItem(answers.make({ to: '党委' }, at(125)))
  render(<WaitingList title='等待发送' />)
  expect(screen.getByText('给支部的回复待提交')).toBeInTheDocument()
  expect(screen.getByText(/有网络后自动提交/)).toBeInTheDocument()
  expect(screen.getByText(/已经超过两小时/)).toBeInTheDocument()
})

test('a refusal is shown until the person has seen it', async () => {
  putItem({ ...answers.make({ to: '支部' }), refused: '召集已经结束。' })
  render(<WaitingList />)
  expect(screen.getByText(/召集已经结束。/)).toBeInTheDocument()
  await userEvent.click(screen.getByText('知道了'))
  expect(screen.queryByText(/召集已经结束。/)).toBeNull()
})

test('what belongs to another account is neither shown nor lost', () => {
  putItem(answers.make({ to: '支部' }))
  signIn('other')
  render(<WaitingList />)
  expect(screen.queryByText('给支部的回复待提交')).toBeNull()
  expect(screen.getByText(/另一个账号/)).toBeInTheDocument()
  expect(useWaitingStore.getState().items).toHaveLength(1)
})

test('what a page is sending by itself is not called waiting', () => {
  const item = answers.make({ to: '支部' })
  putItem(item)
  useWaitingStore.setState({ inHand: [item.key] })
  render(<WaitingList />)
  expect(screen.queryByText('给支部的回复待提交')).toBeNull()
})
