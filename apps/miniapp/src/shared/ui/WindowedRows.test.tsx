import { act, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { fire } from '../../../test/unit/taro'
import { ListRow } from './ListRow'
import { WindowedRows } from './WindowedRows'

const rowPx = 60
const screenPx = 800
const chunk = 12
let scrolled = 0

/** A phone that lays out as ours does: each row 60 px, the list at the top of the page. */
function layOut(): void {
  const query = {
    select: () => query,
    selectAll: () => query,
    boundingClientRect: () => query,
    exec: (done: (boxes: unknown[]) => void) => {
      const list = document.querySelector('.window')
      const chunks = [...document.querySelectorAll('.window__chunk')].map((each) => ({ height: each.children.length * rowPx }))
      done([list && { top: -scrolled, height: 1 }, chunks])
    },
  }
  ;(Taro.createSelectorQuery as jest.Mock).mockReturnValue(query)
  ;(Taro.getWindowInfo as jest.Mock).mockReturnValue({ windowHeight: screenPx })
}

const people = (count: number) => Array.from({ length: count }, (_, index) => `党员${index + 1}号`)
const show = (count: number) => render(<WindowedRows items={people(count)} keyOf={(name) => name} renderItem={(name) => <ListRow title={name} />} cards={false} />)
const drawn = () => document.querySelectorAll('.list-row').length
const spaces = () => [...document.querySelectorAll<HTMLElement>('.window > [style]')].map(({ style }) => parseInt(style.height, 10))

async function scrollTo(row: number): Promise<void> {
  scrolled = row * rowPx
  await act(async () => {
    fire('usePageScroll', { scrollTop: scrolled })
    await new Promise((done) => setTimeout(done, 250))
  })
}

beforeEach(() => {
  scrolled = 0
  layOut()
})

test('a short list is drawn whole', () => {
  show(60)
  expect(drawn()).toBe(60)
})

test('of three thousand people those near the screen are drawn, wherever it stands', async () => {
  show(3_000)
  for (const row of [0, 100, 1_500, 2_990, 40]) {
    await scrollTo(row)
    expect(screen.getByText(`党员${row + 1}号`)).toBeInTheDocument()
    expect(drawn()).toBeLessThanOrEqual(6 * chunk)
  }
})

test('space stands for the others, so that nothing moves', async () => {
  show(3_000)
  for (const row of [0, 300, 600]) {
    await scrollTo(row)
    const [above = 0, below = 0] = spaces()
    expect(above + drawn() * rowPx + below).toBe(3_000 * rowPx)
  }
})

test('a list that cannot be measured is drawn whole', async () => {
  const query = { select: () => query, selectAll: () => query, boundingClientRect: () => query, exec: (done: (boxes: unknown[]) => void) => done([null, null]) }
  ;(Taro.createSelectorQuery as jest.Mock).mockReturnValue(query)
  show(100)
  await scrollTo(0)
  expect(drawn()).toBe(100)
})
