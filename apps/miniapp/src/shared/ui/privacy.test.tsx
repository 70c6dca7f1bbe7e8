import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { PrivacyQuestion } from '../../platform/privacy.types'
import { privacyFailure } from '../../platform/privacy'
import { PrivacySheet } from './PrivacySheet'
import { usePrivacy } from './privacy.store'

function asked(referrer: string): PrivacyQuestion & { agree: jest.Mock; refuse: jest.Mock } {
  const question = { referrer, agree: jest.fn(), refuse: jest.fn() }
  act(() => usePrivacy.setState(({ questions }) => ({ questions: [...questions, question] })))
  return question
}

test('says what is needed for what; agreeing names the button that was pressed', async () => {
  render(<PrivacySheet />)
  expect(screen.queryByRole('dialog')).toBeNull()
  const question = asked('chooseMedia')
  expect(screen.getByText(/作为意见建议、公告等内容的图片提交，需要使用您选中的照片/)).toBeInTheDocument()
  const agree = screen.getByRole('button', { name: '同意' })
  await userEvent.click(agree)
  expect(question.agree).toHaveBeenCalledWith(agree.id)
  expect(agree.id).not.toBe('')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('refusing answers everything that waits, and closes', async () => {
  render(<PrivacySheet />)
  const questions = [asked('getClipboardData'), asked('button.getPhoneNumber')]
  await userEvent.click(screen.getByRole('button', { name: '不同意' }))
  for (const { agree, refuse } of questions) {
    expect(refuse).toHaveBeenCalledTimes(1)
    expect(agree).not.toHaveBeenCalled()
  }
  expect(screen.queryByRole('dialog')).toBeNull()
})

test.each([
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 }, /您没有同意/],
  [{ errMsg: 'getPhoneNumber:fail', errno: 103 }, /过十秒再点一次/],
  [{ errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement', errno: 112 }, /不是您的问题.*管理员/],
  [{ errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement' }, /不是您的问题/],
])('%j is said in plain words', (failure, words) => expect(privacyFailure(failure)?.message).toMatch(words))

test('other failures are not about personal data', () => {
  expect(privacyFailure({ errMsg: 'chooseMedia:fail cancel' })).toBeUndefined()
  expect(privacyFailure(undefined)).toBeUndefined()
})
