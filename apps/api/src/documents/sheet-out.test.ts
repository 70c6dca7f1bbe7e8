import { readSheet } from 'read-excel-file/node'
import { harmless, joinSheets, prepareSheet, toSheet, type SheetColumn } from './sheet-out'

interface Line {
  name: string
  day: string | null
  at: Date
  points: number
  here: boolean
}

const columns: SheetColumn<Line>[] = [
  { title: '姓名', value: (line) => line.name },
  { title: '入党日期', kind: 'day', value: (line) => line.day },
  { title: '签到时间', kind: 'instant', value: (line) => line.at },
  { title: '积分', value: (line) => line.points },
  { title: '到会', value: (line) => line.here },
]
const line: Line = { name: '梁一', day: '1949-10-01', at: new Date('2026-11-22T16:30:00Z'), points: -1.5, here: true }

describe('sheets that leave the house', () => {
  test('Chinese headings, days as days, instants by the clock of Shanghai, numbers as numbers', async () => {
    const minute = (cell: unknown) => (cell instanceof Date ? new Date(Math.round(cell.getTime() / 60_000) * 60_000) : cell)
    const read = (await readSheet(await toSheet([line, { ...line, day: null }], columns))).map((row) => row.map(minute))
    expect(read).toEqual([
      ['姓名', '入党日期', '签到时间', '积分', '到会'],
      ['梁一', new Date('1949-10-01T00:00:00Z'), new Date('2026-11-23T00:30:00Z'), -1.5, '是'],
      ['梁一', null, new Date('2026-11-23T00:30:00Z'), -1.5, '是'],
    ])
  })

  test.each(['=1+1', '+86', '-梁', '@sum', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://x","y")'])('%j is no formula', async (name) => {
    const [, row] = await readSheet(await toSheet([{ ...line, name }], columns))
    expect(String(row![0])).toMatch(/^'/)
  })

  test.each([['梁-一', '梁-一'], ['1=1', '1=1'], ['', ''], ['\u0000=1', `'=1`], ['a\u0001b\ud800c', 'abc'], ['😀', '😀']])('%j is %j', (text, expected) => {
    expect(harmless(text)).toBe(expected)
  })

  test('a text too long for a cell is cut, a day older than date cells stays text', async () => {
    const [, row] = await readSheet(await toSheet([{ ...line, name: 'x'.repeat(40_000), day: '1899-01-01' }], columns))
    expect(String(row![0])).toHaveLength(32_767)
    expect(row![1]).toBe('1899-01-01')
  })

  test('several sheets of different rows; names that Excel refuses', async () => {
    const book = await joinSheets([prepareSheet({ name: '支部/[一]:*?', rows: [line], columns }), prepareSheet({ rows: [1, 2], columns: [{ title: '数', value: (n: number) => n }] }, 1)])
    expect(await readSheet(book, '支部  一')).toHaveLength(2)
    expect(await readSheet(book, '表2')).toEqual([['数'], [1], [2]])
  })

  test('no rows: headings alone', async () => {
    expect(await readSheet(await toSheet([], columns))).toEqual([['姓名', '入党日期', '签到时间', '积分', '到会']])
  })
})
