import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { QueryClientProvider } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { router } from '../../../../test/unit/taro'
import { queryClient } from '../../../shared/api'
import { acceptTokens } from '../../../shared/session'
import { recentOf } from '../acting/recent'
import ActingForPage from './index'
import { standingOf, type Coming } from './deeds'

const request = Taro.request as unknown as jest.Mock
const me = { accountId: 'staff', name: '王强', member: null, org: null, orgLine: [], retired: false, roles: [], manages: [] }
const coming: Coming = {
  id: 'act-1', kind: 'theme_day', title: '主题党日', place: '会议室', org: { id: 1, name: '支部' }, state: 'open', signUpMode: 'sign_up',
  startsAt: '2026-11-23T06:00:00Z', endsAt: '2026-11-23T08:00:00Z', checkInOpensAt: '2026-11-23T05:30:00Z', checkInClosesAt: '2026-11-23T08:00:00Z',
  mine: null, leave: null, can: { signUp: true, withdrawSignUp: false, askLeave: true },
}
const acting = { member: { id: 'm-1', name: '张桂兰' }, org: { id: 1, name: '离退休第一党支部' }, receipts: [{ id: 'post-1', title: '体检通知' }], activities: [coming], lately: [] }
const answer = (body: unknown, status = 200) => ({ statusCode: status, data: JSON.stringify(body) })
const changes = () => request.mock.calls.map(([one]: [{ method: string; url: string; data?: string }]) => one).filter(({ method }) => method !== 'GET')

beforeEach(() => {
  request.mockReset()
  request.mockResolvedValue(answer(acting))
  queryClient.clear()
  acceptTokens({ accessToken: 't', expiresIn: 900, refreshToken: 'r', me })
  router.path = 'features/members/acting-for/index'
  router.params = { id: 'm-1' }
})

const show = async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <ActingForPage />
    </QueryClientProvider>,
  )
  await screen.findByText('正在为 张桂兰 代办')
}

test('a receipt: the name once more in large letters, then it is done, once', async () => {
  await show()
  await userEvent.click(screen.getByRole('button', { name: '代签收：体检通知' }))
  expect(changes()).toEqual([])
  expect(screen.getByText('张桂兰')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '确认，为张桂兰办理' }))
  expect(changes().map(({ method, url }) => `${method} ${url.replace(/^.*\/v1/, '')}`)).toEqual(['POST /posts/post-1/members/m-1/receipt'])
  expect(recentOf('staff')).toEqual([{ id: 'm-1', name: '张桂兰', org: '离退休第一党支部' }])
})

test('a leave wants a reason first', async () => {
  await show()
  await userEvent.click(screen.getByRole('button', { name: '代请假：主题党日' }))
  await userEvent.click(screen.getByRole('button', { name: '确认，为张桂兰办理' }))
  expect(screen.getByText('请选择事由')).toBeInTheDocument()
  expect(changes()).toEqual([])
})

test('a refusal stays beside what was asked, and nothing is remembered', async () => {
  await show()
  await userEvent.click(screen.getByRole('button', { name: '代报名：主题党日' }))
  request.mockResolvedValue(answer({ code: 'activities.full', detail: '名额已满。' }, 409))
  await act(() => userEvent.click(screen.getByRole('button', { name: '确认，为张桂兰办理' })))
  expect(await screen.findByText('名额已满。')).toBeInTheDocument()
})

test.each<[string, Partial<Coming>, string]>([
  ['not yet signed up', {}, '还没有报名'],
  ['signed up by the branch', { mine: { signedUp: true, leave: null, attendance: null }, signedUpBy: { name: '王强', role: 'commissioner' } }, '已报名，由 支部委员 王强 代办'],
  ['excused by the branch', { leave: { reason: 'sick', note: '', state: 'granted', actedBy: { name: '王强', role: 'secretary' } } }, '已准假（病假，由 书记 王强 代办）'],
  ['expected anyway', { signUpMode: 'roster' }, '应到'],
])('how the member stands: %s', (_name, over, text) => expect(standingOf({ ...coming, ...over })).toBe(text))
