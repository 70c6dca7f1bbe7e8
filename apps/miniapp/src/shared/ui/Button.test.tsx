import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Button } from './Button'

test('a double press does one thing, and nothing more until its promise settles', async () => {
  let settle: () => void = () => undefined
  const onPress = jest.fn(() => new Promise<void>((resolve) => (settle = resolve)))
  render(<Button onPress={onPress}>提交</Button>)
  const button = screen.getByRole('button', { name: '提交' })
  await userEvent.dblClick(button)
  expect(onPress).toHaveBeenCalledTimes(1)
  expect(button).toHaveAttribute('aria-disabled', 'true')

  await act(async () => settle())
  expect(button).not.toHaveAttribute('aria-disabled')
  await new Promise((done) => setTimeout(done, 450))
  await userEvent.click(button)
  expect(onPress).toHaveBeenCalledTimes(2)
})

test('a disabled button stays silent', async () => {
  const onPress = jest.fn()
  render(
    <Button disabled onPress={onPress}>
      提交
    </Button>,
  )
  await userEvent.click(screen.getByRole('button', { name: '提交' }))
  expect(onPress).not.toHaveBeenCalled()
})
