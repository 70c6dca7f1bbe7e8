import type { ImportReport } from '@ejia/contract/members/routes'
import iconv from 'iconv-lite'
import writeExcel from 'write-excel-file/node'
import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { Factory, type TestPerson } from '../../../../test/harness/factories'

const heading = ['工号', '姓名', '性别', '党组织', '人员状态', '在职状态', '手机号', '入党日期', '转正日期', '外出']
type Line = (string | number | Date | object | null)[]

describe('roster import', () => {
  let host: TestApp
  let factory: Factory
  let people: Awaited<ReturnType<Factory['smallHospital']>>

  beforeEach(async () => {
    host = await startTestApp()
    factory = new Factory(host)
    people = await factory.smallHospital()
  })
  afterEach(() => host.close())

  const csv = (lines: Line[], head: string[] = heading) => Buffer.from([head, ...lines].map((line) => line.map(String).join(',')).join('\r\n'))
  const xlsx = (lines: Line[], head: string[] = heading) => writeExcel([head, ...lines] as never).toBuffer()
  const send = async (content: Buffer, options: { dryRun?: boolean; as?: TestPerson; orgId?: number; name?: string } = {}) => {
    const { dryRun = false, as = people.office, orgId, name = 'roster.bin' } = options
    return host.client.upload(`/members/imports?dryRun=${dryRun}${orgId ? `&orgId=${orgId}` : ''}`, { name, content }, { as })
  }
  const dry = async (content: Buffer, as = people.office) => (await send(content, { dryRun: true, as })).body as ImportReport
  const run = async (content: Buffer, as = people.office) => {
    const reply = await send(content, { as })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    return reply.body as ImportReport
  }
  const count = async () => Number((await host.app.pool.query('select count(*) as n from members')).rows[0].n)
  const stored = async (rosterNo: string) => (await host.app.pool.query('select * from members where roster_no = $1', [rosterNo])).rows[0]
  const errorsOf = (report: ImportReport) => report.errors.map((error) => `${error.row}:${error.column ?? ''}:${error.message}`)

  const liang: Line = ['A001', '梁一', '男', '心内科党支部', '正式党员', '在职', '13800000001', '2010-07-01', '2011-07-01', '否']
  const song: Line = ['A002', '宋二', '女', '骨科党支部', '预备党员', '退休', '13800000002', '2026/1/5', '', '是']

  test('a dry run reports and writes nothing; the real one writes, seals the phones and leaves one audit line', async () => {
    const before = await count()
    expect(await dry(csv([liang, song]))).toMatchObject({ dryRun: true, rows: 2, created: 2, updated: 0, unchanged: 0, errors: [] })
    expect(await count()).toBe(before)
    expect(await run(csv([liang, song]))).toMatchObject({ dryRun: false, created: 2, errors: [] })
    expect(await count()).toBe(before + 2)
    const song2 = await stored('A002')
    expect(song2).toMatchObject({ name: '宋二', gender: 'female', status: 'probationary', service: 'retired', away: true, org_id: people.foreign.id, phone_masked: '138******02' })
    expect(JSON.stringify(song2)).not.toContain('13800000002')
    const { rows } = await host.app.pool.query(`select detail from audit_lines where action = 'members.import'`)
    expect(rows).toEqual([{ detail: { created: 2, updated: 0, unchanged: 0 } }])
  })

  test('imported again, nothing changes; a changed row is updated, what its cells leave empty stays', async () => {
    await run(csv([liang, song]))
    expect(await run(csv([liang, song]))).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    const changed: Line = ['A001', '梁一', '', '呼吸科党支部', '正式党员', '退休', '', '', '', '']
    expect(await run(csv([changed, song]))).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect(await stored('A001')).toMatchObject({ org_id: people.sibling.id, service: 'retired', gender: 'male', phone_masked: '138******01', version: 2 })
    expect(await stored('A002')).toMatchObject({ version: 1 })
    const { rows } = await host.app.pool.query(`select kind from member_events where member_id = $1 order by kind`, [(await stored('A001')).id])
    expect(rows.map((row) => row.kind)).toEqual(['changed', 'entered', 'transferred'])
  })

  test('the same people from .xlsx, from UTF-8 with its mark, from GB18030, with tabs, under any file name', async () => {
    const lines: Line[] = [['A001', '梁一', '男', '心内科党支部', '正式党员', '在职', 13800000001, new Date(Date.UTC(2010, 6, 1)), 201107, '否'], song]
    const dated = lines.map((line) => line.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : cell)))
    await run(await xlsx(dated))
    expect(await stored('A001')).toMatchObject({ phone_masked: '138******01' })
    const { rows } = await host.app.pool.query(`select joined_on::text, full_on::text from members where roster_no = 'A001'`)
    expect(rows).toEqual([{ joined_on: '2010-07-01', full_on: '2011-07-01' }])
    const text = csv([liang, song]).toString()
    const files = [Buffer.from(`\ufeff${text}`), iconv.encode(text, 'gb18030'), Buffer.from(text.replaceAll(',', '\t')), iconv.encode(text, 'utf16le', { addBOM: true })]
    for (const content of files) expect(await run(content)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('other names of the columns, a title above them and blank rows between are understood', async () => {
    const text = ['2026年党员名册,,,,', '', '序号,名册编号,党员姓名,所在支部,党员类型（必填）,是否离退休,联系电话,入党时间', '1,B1,王 三,心内科党支部,正式,是,138 0000 0003,2020年7月1日', ',,,,,,,', '2,B2,李四,内科党总支/呼吸科党支部,积极分子,否,,'].join('\n')
    expect(await run(Buffer.from(text))).toMatchObject({ rows: 2, created: 2 })
    expect(await stored('B1')).toMatchObject({ name: '王三', service: 'retired', phone_masked: '138******03' })
    expect(await stored('B2')).toMatchObject({ status: 'activist', org_id: people.sibling.id })
  })

  test('every bad row is named with its number, column and reason; nothing is written', async () => {
    const before = await count()
    const bad: Line[] = [
      ['C1', '', '男', '心内科党支部', '正式党员', '在职', '', '', '', ''],
      ['C2', '甲', '男', '没有这个支部', '正式党员', '在职', '', '', '', ''],
      ['C3', '乙', '男', '心内科党支部', '党员', '在职', '', '', '', ''],
      ['C4', '丙', '男', '心内科党支部', '正式党员', '在职', '1.38E+10', '', '', ''],
      ['C5', '丁', '男', '心内科党支部', '正式党员', '在职', '', '2020-02-30', '', ''],
      ['C6', '戊', '男', '心内科党支部', '正式党员', '在职', '', '2030-01-01', '', ''],
      ['C7', '己', '男', '内科党总支', '正式党员', '在职', '', '', '', ''],
      ['', '庚', '男', '心内科党支部', '正式党员', '在职', '', '', '', ''],
      ['C9', '=A1', '男', '心内科党支部', '正式党员', '在职', '', '', '', ''],
      liang,
    ]
    const report = await dry(csv(bad))
    expect(errorsOf(report)).toEqual([
      '2:姓名:必填',
      '3:党组织:没有找到“没有这个支部”，或者它不在您的管理范围内',
      expect.stringMatching(/^4:人员状态:不认识“党员”/),
      expect.stringMatching(/^5:手机号:.*科学计数法/),
      '6:入党日期:没有这一天，请核对',
      '7:入党日期:日期不能晚于今天',
      expect.stringMatching(/^8:党组织:.*不是党支部或党小组/),
      '9::没有编号的行要填手机号，才能认出是谁',
      '10:姓名:这一格是公式，请粘贴为数值',
    ])
    expect(report).toMatchObject({ rows: 10, created: 1 })
    const refused = await send(csv(bad))
    expect(refused.status).toBe(422)
    expect(refused.problem.code).toBe('members.import_has_errors')
    expect(refused.problem.fields?.[0]).toEqual({ field: 'rows/2', message: '第 2 行“姓名”：必填' })
    expect(await count()).toBe(before)
  })

  test('formulas and error values in a workbook are named; a formula in a column nobody reads is not', async () => {
    const formula = { type: 'Formula', value: '1+1' }
    const head = ['序号', ...heading]
    const report = await dry(await xlsx([[formula, ...liang], [1, 'A003', formula, ...liang.slice(2)]], head))
    expect(errorsOf(report)).toEqual(['3:姓名:这一格是公式，请粘贴为数值'])
    expect(report.created).toBe(1)
  })

  test('duplicates within the file name each other; a couple may share a phone', async () => {
    const report = await dry(csv([
      ['D1', '甲', '', '心内科党支部', '正式党员', '', '13800000009', '', '', ''],
      ['D1', '乙', '', '心内科党支部', '正式党员', '', '', '', '', ''],
      ['D3', '丙', '', '心内科党支部', '正式党员', '', '13800000008', '', '', ''],
      ['', '丙', '', '心内科党支部', '正式党员', '', '13800000008', '', '', ''],
      ['D5', '夫', '', '心内科党支部', '正式党员', '', '13800000007', '', '', ''],
      ['D6', '妻', '', '心内科党支部', '正式党员', '', '13800000007', '', '', ''],
    ]))
    expect(errorsOf(report)).toEqual([
      '2:工号:同一个编号在第 2、3 行重复出现',
      '3:工号:同一个编号在第 2、3 行重复出现',
      '4:姓名:同一个人（姓名和手机号都相同）在第 4、5 行重复出现',
      '5:姓名:同一个人（姓名和手机号都相同）在第 4、5 行重复出现',
    ])
    expect(report.created).toBe(2)
  })

  test('without a number, name and phone tell who it is: one is updated, none is new and gets a number, two are an error', async () => {
    await run(csv([liang]))
    const noNumber = (line: Line): Line => ['', ...line.slice(1)]
    expect(await run(csv([noNumber(liang)]))).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await run(csv([noNumber(song)]))).toMatchObject({ created: 1 })
    expect(await run(csv([noNumber(song)]))).toMatchObject({ created: 0, unchanged: 1 })
    const body = { name: '梁一', orgId: people.branch.id, status: 'full' as const, phone: '13800000001' }
    await host.client.call('POST /members', { body }, { as: people.office })
    expect(errorsOf(await dry(csv([noNumber(liang)])))).toEqual(['2::名册里有 2 个人姓名和手机号都与此相同，请填写编号'])
    expect(errorsOf(await dry(csv([['Z9', ...liang.slice(1)]])))).toEqual(['2::名册里已有姓名和手机号都相同的人，但编号不同，请核对编号'])
  })

  test('who is missing from the file is listed and stays', async () => {
    await run(csv([liang, song]))
    const report = await run(csv([liang]))
    expect(report.missing.map((one) => one.name)).toContain('普通党员')
    expect(report.missing.map((one) => one.name)).not.toContain('梁一')
    // of an organisation the file does not speak of, nobody is missing
    expect(report.missing.map((one) => one.org)).not.toContain('骨科党支部')
    expect(await stored('A002')).toMatchObject({ left_on: null })
  })

  test('an import reaches as far as the office does: other branches, and people of other branches, are errors', async () => {
    await run(csv([liang, song]))
    const report = await dry(csv([liang, song, ['A002', '宋二', '', '心内科党支部', '正式党员', '', '', '', '', '']]), people.secretary)
    expect(errorsOf(report)).toEqual(['3:党组织:没有找到“骨科党支部”，或者它不在您的管理范围内', '4::名册里已有此人，但不在您的管理范围内，请联系党委办'])
    expect((await send(csv([liang]), { as: people.member })).problem.code).toBe('thing.forbidden')
    expect((await send(csv([liang]), { as: people.commissioner })).problem.code).toBe('thing.forbidden')
    expect((await send(csv([liang]), { as: people.secretary, orgId: people.foreign.id })).problem.code).toBe('reference.not_found')
    expect((await send(csv([song]), { orgId: people.inner.id, dryRun: true })).body).toMatchObject({ errors: [{ row: 2 }] })
  })

  test('two imports of the same file at once enter everybody once', async () => {
    const lines: Line[] = Array.from({ length: 40 }, (_, i) => ['', `并发${i}`, '', '心内科党支部', '正式党员', '', String(13900000000 + i), '', '', ''])
    const before = await count()
    const reports = await Promise.all([run(csv(lines)), run(csv(lines)), run(csv(lines))])
    expect(reports.map((report) => report.created).sort((a, b) => a - b)).toEqual([0, 0, 40])
    expect(await count()).toBe(before + 40)
  })

  test('a whole city comes in at once, and again', async () => {
    const branches = await Promise.all(Array.from({ length: 12 }, (_, i) => factory.org({ parent: people.outer, name: `第${i + 1}党支部` })))
    const lines: Line[] = Array.from({ length: 3151 }, (_, i) => [`N${i}`, `市民${i}`, i % 2 ? '男' : '女', branches[i % 12]!.name, '正式党员', '在职', String(13700000000 + i), '2010-07-01', '2011-07-01', '否'])
    expect(await run(await xlsx(lines))).toMatchObject({ rows: 3151, created: 3151, missing: [] })
    const moved = lines.map((line) => [...line.slice(0, 3), branches[0]!.name, ...line.slice(4)])
    expect(await run(csv(moved))).toMatchObject({ created: 0, updated: 3151 - 263, unchanged: 263 })
  })
})
