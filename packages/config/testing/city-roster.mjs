// A city's roster as a file: thousands of rows for the branches it is given, and the same with forty bad ones among them.

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const givenNames = ['建国', '丽华', '志远', '文静', '海涛', '晓燕', '思源', '雅琴', '振东', '玉兰', '明辉', '淑芬', '国强', '秀英', '浩然', '佳宁']

export const cityHeadings = ['工号', '姓名', '性别', '党组织', '人员状态', '在职状态', '外出', '手机号', '入党日期', '转正日期']
export const cityRows = 3151

/** @param {number} n @param {number} width */
const pad = (n, width) => String(n).padStart(width, '0')

/** @param {number} index @param {string} branch @returns {string[]} */
function line(index, branch) {
  const year = 1965 + (index % 58)
  const day = `${pad((index % 12) + 1, 2)}-${pad((index % 28) + 1, 2)}`
  const status = index % 71 === 0 && index > 0 ? '预备党员' : '正式党员'
  return [
    `CS${pad(index + 1, 5)}`,
    `${surnames[index % surnames.length] ?? ''}${givenNames[Math.floor(index / surnames.length) % givenNames.length] ?? ''}`,
    index % 2 === 0 ? '男' : '女',
    branch,
    status,
    index % 4 === 3 ? '离退休' : '在职',
    index % 97 === 0 ? '是' : '否',
    `198${pad(index, 8)}`,
    `${year}-${day}`,
    status === '正式党员' ? `${year + 1}-${day}` : '',
  ]
}

/** @param {string} heading @returns {number} its place in a row */
const at = (heading) => cityHeadings.indexOf(heading)

/**
 * Ten ways in which rosters are wrong in life. `spoil` changes a row; `repeat` also needs the row before, so both are named.
 * @type {readonly { name: string, column: string, value: string }[]}
 */
const mistakes = [
  { name: 'a phone that a spreadsheet has cut', column: '手机号', value: '1.38E+10' },
  { name: 'a phone with ten digits', column: '手机号', value: '1380000000' },
  { name: 'a branch nobody knows', column: '党组织', value: '不存在的党支部' },
  { name: 'no name', column: '姓名', value: '' },
  { name: 'a standing nobody knows', column: '人员状态', value: '群众' },
  { name: 'a day that is in no calendar', column: '入党日期', value: '2020-02-30' },
  { name: 'a day to come', column: '入党日期', value: '2099-01-01' },
  { name: 'full before joining', column: '转正日期', value: '1950-01-01' },
  { name: 'neither in service nor retired', column: '在职状态', value: '不详' },
  { name: 'a number of the row before', column: '工号', value: '' },
]

/**
 * @param {object} options
 * @param {readonly string[]} options.branches names of branches, as the importing person reaches them
 * @param {number} [options.rows]
 * @param {boolean} [options.spoilt] forty rows are bad
 * @returns {{ lines: string[][], badRows: number[] }} headings first; rows as a person counts them, the headings being row 1
 */
export function cityRoster({ branches, rows = cityRows, spoilt = false }) {
  const people = Array.from({ length: rows }, (_, index) => line(index, branches[index % branches.length] ?? ''))
  const badRows = spoilt ? spoil(people) : []
  return { lines: [cityHeadings, ...people], badRows }
}

/**
 * Four of each mistake but the last, which makes two rows bad at a time and comes twice.
 * @param {string[][]} people
 * @returns {number[]}
 */
function spoil(people) {
  /** @type {Set<number>} */
  const bad = new Set()
  const step = Math.floor(people.length / 40)
  let index = 5
  for (const { column, value } of mistakes) {
    for (let time = 0; time < (column === '工号' ? 2 : 4); time += 1, index += step) {
      const [before, person] = people.slice(index - 1, index + 1)
      if (person) person[at(column)] = column === '工号' ? (before?.[at('工号')] ?? '') : value
      bad.add(index + 2)
      if (column === '工号') bad.add(index + 1)
    }
  }
  return [...bad].sort((a, b) => a - b)
}

/** As Excel saves it for whoever asks for CSV: UTF-8 with its mark. @param {readonly string[][]} lines */
export const toCsv = (lines) => `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
