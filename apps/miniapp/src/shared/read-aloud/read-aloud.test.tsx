import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { fire } from '../../../test/unit/taro'
import * as speech from '../../platform/speech'
import { ReadAloudBar } from './ReadAloudBar'
import { spokenParts } from './spoken-parts'
import { useReadAloud } from './use-read-aloud'

jest.mock('../../platform/speech')
const voice = speech as jest.Mocked<typeof speech>

const sentences = spokenParts('<p>第一句。第二句。</p><p>第三句。</p>')

function Page() {
  const reading = useReadAloud(sentences)
  return (
    <>
      <ReadAloudBar {...reading} />
      <p data-testid='block'>{reading.block}</p>
    </>
  )
}

function show({ can = true } = {}) {
  voice.watchVoice.mockImplementation((found) => {
    found(can)
    return () => undefined
  })
  return render(<Page />)
}

const said = () => voice.speak.mock.calls.map(([text]) => text)
const finish = () => act(() => voice.speak.mock.calls[voice.speak.mock.calls.length - 1]?.[1].done())
const block = () => screen.getByTestId('block').textContent

/** Presses closer together are one. */
const later = () => new Promise((done) => setTimeout(done, 420))

beforeEach(() => jest.clearAllMocks())

test('reads one sentence after the other, marks its block, and ends by itself', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: '读给我听' }))
  expect([said(), block()]).toEqual([['第一句。'], '0'])
  finish()
  expect([said()[1], block()]).toEqual(['第二句。', '0'])
  finish()
  expect([said()[2], block()]).toEqual(['第三句。', '1'])
  finish()
  expect(block()).toBe('-1')
  expect(screen.getByRole('button', { name: '读给我听' })).toBeInTheDocument()
})

test('pauses, goes on and stops', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: '读给我听' }))
  await later()
  await userEvent.click(screen.getByRole('button', { name: '暂停' }))
  expect(voice.pauseSpeech).toHaveBeenCalledTimes(1)
  await later()
  await userEvent.click(screen.getByRole('button', { name: '继续' }))
  expect(voice.resumeSpeech).toHaveBeenCalledTimes(1)
  await userEvent.click(screen.getByRole('button', { name: '停止朗读' }))
  expect([voice.stopSpeech.mock.calls.length > 0, block()]).toEqual([true, '-1'])
})

test('leaving the page ends it', async () => {
  const { unmount } = show()
  await userEvent.click(screen.getByRole('button', { name: '读给我听' }))
  voice.stopSpeech.mockClear()
  act(() => fire('useDidHide'))
  expect(voice.stopSpeech).toHaveBeenCalledTimes(1)
  expect(block()).toBe('-1')
  voice.stopSpeech.mockClear()
  unmount()
  expect(voice.stopSpeech).toHaveBeenCalledTimes(1)
})

test('is not offered without a voice; a voice that gives up says so', async () => {
  const { unmount } = show({ can: false })
  expect(screen.queryByRole('button')).toBeNull()
  unmount()
  show()
  await userEvent.click(screen.getByRole('button', { name: '读给我听' }))
  act(() => voice.speak.mock.calls[0]?.[1].failed())
  expect(screen.getByText('朗读中断了，请再试一次。')).toBeInTheDocument()
})
