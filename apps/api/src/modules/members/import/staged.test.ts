import { cityHeadings, cityRoster, cityRows, toCsv } from '@ejia/config/testing/city-roster.mjs'
import type { RosterImportDetail } from '@ejia/contract/members/routes'
import { readSheet } from 'read-excel-file/node'
import writeExcel from 'write-excel-file/node'
import { runJobs } from '../../../../test/harness/app'
import type { TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'

const heading = ['工号', '姓名', '党组织', '人员状态', '手机号']

describe('a roster imported in steps', () => {
  const { host, people } = useHospital({ each: true })

  const csv = (...lines: string[][]) => Buffer.from(toCsv(lines))
  const handIn = async (content: Buffer, as: TestPerson = people.office, name = '名册.xlsx') => {
    const reply = await host.client.upload('/roster-imports', { name, content }, { as })
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
    return reply.body as RosterImportDetail
  }
  const check = (importId: string, columns: object, as: TestPerson = people.office) => host.client.send('POST /roster-imports/:importId/check', { params: { importId }, body: { columns } }, { as })
  const run = (importId: string, as: TestPerson = people.office) => host.client.send('POST /roster-imports/:importId/run', { params: { importId }, body: {} }, { as })
  const get = (importId: string, as: TestPerson = people.office) => host.client.send('GET /roster-imports/:importId', { params: { importId } }, { as })
  const count = async () => Number((await host.app.pool.query('select count(*) as n from members')).rows[0].n)
  const rowOf = async (id: string) => (await host.app.pool.query<Record<string, string | null>>('select * from roster_imports where id = $1', [id])).rows[0]!
  const guessed = async (content: Buffer, as?: TestPerson) => {
    const { id, preview } = await handIn(content, as)
    return { id, checked: (await check(id, preview!.guess, as)).body }
  }
  const good = () => csv(heading, ['A1', '梁一', '心内科党支部', '正式党员', '13800000001'], ['A2', '宋二', '骨科党支部', '预备党员', ''])

  test('handed in, checked, run: nothing changes before the last step; then the file is forgotten', async () => {
    const before = await count()
    const { id, preview, state } = await handIn(good(), people.office, '../二〇二六\u0000名册.xlsx')
    expect(state).toBe('uploaded')
    expect(preview).toMatchObject({ headerRow: 1, headings: heading, guess: { rosterNo: 0, name: 1, org: 2, status: 3, phone: 4 }, rows: 2 })
    expect(preview!.sample[0]).toEqual(['A1', '梁一', '心内科党支部', '正式党员', '13800000001'])
    expect((await run(id)).problem.code).toBe('members.import_wrong_state')
    expect((await check(id, preview!.guess)).body).toMatchObject({ state: 'checked', report: { dryRun: true, created: 2, badRows: [] } })
    expect((await run(id)).body).toMatchObject({ state: 'running' })
    expect((await run(id)).problem.code).toBe('members.import_wrong_state')
    expect(await count()).toBe(before)
    await runJobs(host)
    expect((await get(id)).body).toMatchObject({ state: 'done', preview: null, progress: { done: 2, total: 2 }, report: { dryRun: false, created: 2 } })
    expect(await count()).toBe(before + 2)
    expect((await rowOf(id)).file_sealed).toBeNull()
    const { rows } = await host.app.pool.query(`select account_id, detail from audit_lines where action = 'members.import'`)
    expect(rows).toEqual([{ account_id: people.office.accountId, detail: { created: 2, updated: 0, unchanged: 0 } }])
  })

  test('columns with names of one’s own are mapped by hand; a missing or doubled column is refused', async () => {
    const content = csv(['甲', '乙', '丙', '丁'], ['X1', '王三', '正式党员', '心内科党支部'])
    const { id, preview } = await handIn(content)
    expect(preview).toMatchObject({ headings: ['甲', '乙', '丙', '丁'], guess: {} })
    expect((await check(id, { rosterNo: 0, name: 1 })).problem.code).toBe('members.import_columns_missing')
    expect((await check(id, { name: 1, org: 3, status: 3 })).problem.code).toBe('members.import_columns_twice')
    expect((await check(id, { name: 1, org: 3, status: 2, rosterNo: 0, nonsense: 1 })).problem.code).toBe('request.invalid')
    expect((await check(id, { rosterNo: 0, name: 1, org: 3, status: 2 })).body).toMatchObject({ state: 'checked', report: { created: 1, badRows: [] } })
  })

  test('a city: 3,151 rows with forty bad ones change nothing and name the forty; put right, they are all taken in', async () => {
    const branches = [people.branch.name, people.sibling.name, people.foreign.name]
    const before = await count()
    const { lines, badRows } = cityRoster({ branches, spoilt: true })
    const { id, checked } = await guessed(await writeExcel(lines as never).toBuffer())
    expect(checked.report).toMatchObject({ rows: cityRows, headings: cityHeadings })
    expect(checked.report!.badRows.map(({ row }) => row)).toEqual(badRows)
    expect(badRows).toHaveLength(40)
    expect(checked.report!.badRows.every(({ problems, cells }) => problems.length > 0 && cells.length === cityHeadings.length)).toBe(true)
    expect((await run(id)).problem.code).toBe('members.import_has_errors')
    await runJobs(host)
    expect(await count()).toBe(before)

    const fixed = await guessed(await writeExcel(cityRoster({ branches }).lines as never).toBuffer())
    expect(fixed.checked.report).toMatchObject({ rows: cityRows, created: cityRows, badRows: [] })
    await run(fixed.id)
    await runJobs(host)
    expect((await get(fixed.id)).body).toMatchObject({ state: 'done', progress: { done: cityRows, total: cityRows } })
    expect(await count()).toBe(before + cityRows)
  })

  test('the bad rows as a sheet: as they stand, with why; put right, the sheet itself can be imported', async () => {
    const { id, checked } = await guessed(csv(heading, ['A1', '梁一', '心内科党支部', '正式党员', '1.38E+10'], ['A2', '=cmd', '没有的支部', '群众', ''], ['A3', '好人', '心内科党支部', '正式党员', '']))
    expect(checked.report!.badRows.map(({ row, problems }) => [row, problems.map(({ column }) => column)])).toEqual([[2, [4]], [3, [1, 3]]])
    const reply = await host.app.inject({ url: `/api/v1/roster-imports/${id}/error-sheet`, headers: { authorization: `Bearer ${people.office.token}` } })
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('名册错误行.xlsx'))
    const sheet = await readSheet(reply.rawPayload)
    expect(sheet[0]).toEqual(['原文件行号', '错误原因', ...heading])
    expect(sheet[1]!.slice(0, 4)).toEqual([2, expect.stringContaining('“手机号”手机号成了科学计数法'), 'A1', '梁一'])
    expect(sheet[2]![3]).toBe(`'=cmd`)
    const mended = [sheet[0]!, [...sheet[1]!.slice(0, 6), '13800000001'], [...sheet[2]!.slice(0, 3), '李二', '骨科党支部', '正式党员', '']]
    expect((await guessed(csv(...mended.map((cells) => cells.map((cell) => String(cell ?? '').replace(/[,\n]/g, ' ')))))).checked.report).toMatchObject({ created: 2, badRows: [] })
  })

  test('what a file says of people is kept sealed, and forgotten after a day; the import stays listed', async () => {
    const { id } = await guessed(good())
    const kept = await rowOf(id)
    for (const column of ['file_sealed', 'preview_sealed', 'report_sealed']) expect(kept[column]).toMatch(/^v1:k1:/)
    expect(JSON.stringify(kept)).not.toMatch(/梁一|13800000001/)
    host.clock.advance(25 * 3600)
    await host.app.jobs.layOutTimetable()
    host.clock.set('2026-11-23T07:00:00.000Z')
    await runJobs(host)
    expect(await rowOf(id)).toMatchObject({ file_sealed: null, preview_sealed: null, report_sealed: null })
    expect((await check(id, { name: 1, org: 2, status: 3 })).problem.code).toBe('members.import_file_gone')
    expect((await host.client.call('GET /roster-imports', {}, { as: people.office })).items).toMatchObject([{ id, state: 'checked' }])
  })

  test('what is somebody else’s does not exist; who looks after nobody hands nothing in', async () => {
    const { id } = await guessed(csv(heading, ['A1', '梁一', '心内科党支部', '正式党员', '']), people.secretary)
    for (const as of [people.office, people.generalSecretary, people.member]) {
      for (const reply of [await get(id, as), await check(id, { name: 1 }, as), await run(id, as)]) expect(reply.problem.code).toBe('thing.not_found')
    }
    expect((await host.client.call('GET /roster-imports', {}, { as: people.office })).items).toEqual([])
    for (const as of [people.member, people.commissioner]) expect((await host.client.upload('/roster-imports', { name: 'a.csv', content: good() }, { as })).problem.code).toBe('thing.forbidden')
    expect((await host.client.upload(`/roster-imports?orgId=${people.foreign.id}`, { name: 'a.csv', content: good() }, { as: people.secretary })).problem.code).toBe('reference.not_found')
    expect((await host.client.upload('/roster-imports', { name: 'a.csv', content: csv(heading) }, { as: people.office })).problem.code).toBe('members.import_empty')
    expect((await host.client.upload('/roster-imports', { name: 'a.xlsx', content: Buffer.from('PK\u0003\u0004') }, { as: people.office })).problem.code).toBe('members.import_unreadable')
  })

  test('a secretary’s file that names another branch, or another branch’s member by number, changes nothing', async () => {
    const { rows: [foreign] } = await host.app.pool.query<{ roster_no: string }>('select roster_no from members where id = $1', [people.foreignMember.memberId])
    const content = csv(heading, ['A1', '梁一', '骨科党支部', '正式党员', ''], [foreign!.roster_no, '外支部党员', '心内科党支部', '正式党员', ''], ['A3', '好人', '心内科党支部', '正式党员', ''])
    const before = (await host.app.pool.query('select * from members order by id')).rows
    const { id, checked } = await guessed(content, people.secretary)
    expect(checked.report!.badRows.map(({ row, problems }) => `${row}: ${problems[0]!.message}`)).toEqual([
      '2: 没有找到“骨科党支部”，或者它不在您的管理范围内',
      '3: 名册里已有此人，但不在您的管理范围内，请联系党委办',
    ])
    expect((await run(id, people.secretary)).problem.code).toBe('members.import_has_errors')
    expect((await host.app.pool.query('select * from members order by id')).rows).toEqual(before)
  })

  test('roles are looked at again when it runs: who has lost the office imports nothing', async () => {
    const { id } = await guessed(csv(heading, ['A1', '梁一', '心内科党支部', '正式党员', '']), people.secretary)
    const before = await count()
    await run(id, people.secretary)
    await host.app.pool.query('update role_grants set revoked_at = now() where account_id = $1', [people.secretary.accountId])
    await runJobs(host)
    expect((await rowOf(id)).state).toBe('failed')
    expect(await count()).toBe(before)
  })

  test('what became bad between check and run is refused as a whole and named; the job done twice does nothing more', async () => {
    const { id } = await guessed(good())
    await run(id)
    await host.client.call('POST /members', { body: { name: '抢先', orgId: people.foreign.id, status: 'full', rosterNo: 'A9' } }, { as: people.office })
    await host.app.pool.query(`update orgs set dissolved_at = now() where id = $1`, [people.foreign.id])
    const before = await count()
    await runJobs(host)
    expect((await get(id)).body).toMatchObject({ state: 'refused', report: { dryRun: false, badRows: [{ row: 3 }] } })
    expect(await count()).toBe(before)
    await host.app.jobs.enqueue(host.app.db, 'members.import', { importId: id })
    await runJobs(host)
    expect(await count()).toBe(before)
    expect((await check(id, { rosterNo: 0, name: 1, org: 2, status: 3 })).body).toMatchObject({ state: 'checked' })
  })

  test('a masked number leaves the number as it is; for somebody new it is an error', async () => {
    const { id } = await host.client.call('POST /members', { body: { name: '有号', orgId: people.branch.id, status: 'full', rosterNo: 'M1', phone: '13800000009' } }, { as: people.secretary })
    const { checked } = await guessed(csv(heading, ['M1', '有号', '心内科党支部', '正式党员', '138******09'], ['M2', '新人', '心内科党支部', '正式党员', '138******10']))
    expect(checked.report).toMatchObject({ unchanged: 1, badRows: [{ row: 3, problems: [{ column: 4 }] }] })
    const only = await guessed(csv(heading, ['M1', '改名', '心内科党支部', '正式党员', '138******09']))
    await run(only.id)
    await runJobs(host)
    const phone = await host.client.call('POST /members/:memberId/phone-views', { params: { memberId: id }, body: { reason: '核对' } }, { as: people.secretary })
    expect(phone.phone).toBe('13800000009')
  })

  test('an import that the queue has lost is put on it again; one that runs is not thrown away', async () => {
    const { id } = await guessed(good())
    await run(id)
    expect((await host.client.send('DELETE /roster-imports/:importId', { params: { importId: id } }, { as: people.office })).problem.code).toBe('members.import_wrong_state')
    await host.app.pool.query(`delete from jobs.job where name = 'members.import'`)
    host.clock.set('2026-11-22T06:05:00.000Z')
    await runJobs(host)
    expect((await rowOf(id)).state).toBe('done')
    expect((await host.client.send('DELETE /roster-imports/:importId', { params: { importId: id } }, { as: people.office })).status).toBe(200)
    expect((await get(id)).problem.code).toBe('thing.not_found')
  })
})
