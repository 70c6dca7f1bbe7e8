import writeExcel from 'write-excel-file/node'
import { deflateRawSync } from 'node:zlib'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory } from '../../../../test/harness/factories'

describe('files that are no roster', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  const send = (content: Buffer | string, name = 'roster.xlsx') =>
    host.client.upload('/members/imports?dryRun=true', { name, content: Buffer.from(content) }, { as: people.office })
  const head = '工号,姓名,党组织,人员状态'

  test('missing columns are named, with what else they may be called', async () => {
    const reply = await send('工号,姓名,性别\n1,甲,男', 'roster.csv')
    expect(reply.status).toBe(422)
    expect(reply.problem.code).toBe('members.import_columns_missing')
    expect(reply.problem.fields?.map((one) => one.field)).toEqual(['党组织', '人员状态'])
    expect(reply.problem.fields?.[0]?.message).toContain('所在支部')
    expect((await send('你好')).problem.code).toBe('members.import_columns_missing')
    expect((await send('<html><body><table></table></body></html>')).problem.code).toBe('members.import_columns_missing')
  })

  test('pictures, old workbooks, broken and cut-off archives cannot be read', async () => {
    const workbook = await writeExcel([head.split(','), ['1', '甲', '心内科党支部', '正式党员']] as never).toBuffer()
    const files: (Buffer | string)[] = [
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'),
      Buffer.from('504b0304', 'hex'),
      workbook.subarray(0, workbook.length - 40),
      workbook.subarray(0, 60),
      Buffer.from([0xff, 0xff, 0x81, 0x20, 0xff]),
    ]
    for (const file of files) expect((await send(file)).problem.code).toBe('members.import_unreadable')
  })

  test('an archive that unpacks to more than it says, or to far too much, is refused before it does', async () => {
    const big = Buffer.alloc(70_000_000, 0x20)
    for (const declared of [big.length, 1000]) {
      expect((await send(zipOf('xl/workbook.xml', deflateRawSync(big), declared))).problem.code).toBe('members.import_unreadable')
    }
  })

  test('5000 people are taken, one more is too many; a value a million rows down is not walked to', async () => {
    const lines = (n: number) => [head, ...Array.from({ length: n }, (_, i) => `N${i},甲,心内科党支部,正式党员`)].join('\n')
    expect((await send(lines(5000))).status).toBe(200)
    expect((await send(lines(5001))).problem.code).toBe('members.import_too_many_rows')
    expect((await send(lines(9000))).problem.code).toBe('members.import_too_many_rows')
    const sheet = '<worksheet><sheetData><row r="1048576"><c r="A1048576" t="n"><v>1</v></c></row></sheetData></worksheet>'
    expect((await send(workbookOf(sheet))).problem.code).toBe('members.import_too_many_rows')
    expect((await send(workbookOf('<worksheet><sheetData><row r="99999999999"></row></sheetData></worksheet>'))).problem.code).toBe('members.import_unreadable')
  })

  test('an error value is named, wherever it stands', async () => {
    const sheet = '<worksheet><sheetData><row r="7"><c r="C7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>'
    expect((await send(workbookOf(sheet))).body).toMatchObject({ errors: [{ row: 7, column: 'C 列' }] })
  })

  test('an empty file, no file, a quote that never closes: each a refusal that says so', async () => {
    expect((await send('')).problem.code).toBe('files.empty')
    const bare = await host.client.raw('POST', '/members/imports?dryRun=true', { file: 'x' }, { as: people.office })
    expect(bare.problem.code).toBe('request.unsupported_type')
    expect((await send(`${head}\n"1,甲,心内科党支部,${'长'.repeat(30_000)}`)).problem.code).toBe('members.import_unreadable')
    expect((await host.client.upload('/members/imports', { name: 'a.csv', content: Buffer.from(head) }, { as: people.office })).problem.code).toBe('request.invalid')
    expect((await host.client.upload('/members/imports?dryRun=true', { name: 'a.csv', content: Buffer.from(head) }, {})).problem.code).toBe('auth.required')
    expect((await send(head)).body).toMatchObject({ rows: 0, errors: [] })
  })
})

const relations = '<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>'
const workbook = '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'

const workbookOf = (sheet: string): Buffer =>
  joinZip([['xl/workbook.xml', workbook], ['xl/_rels/workbook.xml.rels', relations], ['xl/worksheets/sheet1.xml', sheet]].map(([name, text]) => entryOf(name!, deflateRawSync(Buffer.from(text!)), text!.length)))

const zipOf = (name: string, packed: Buffer, declared: number): Buffer => joinZip([entryOf(name, packed, declared)])

interface ZipEntry {
  name: Buffer
  packed: Buffer
  size: number
}
const entryOf = (name: string, packed: Buffer, size: number): ZipEntry => ({ name: Buffer.from(name), packed, size })

/** The least that counts as a ZIP archive. */
function joinZip(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const { name, packed, size } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(place, 42)
    parts.push(local, name, packed)
    directory.push(central, name)
    place += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...parts, ...directory, end])
}
