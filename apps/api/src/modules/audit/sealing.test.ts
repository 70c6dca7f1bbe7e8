import type pg from 'pg'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import { untilSealed } from '../../../test/harness/sealed'
import { until } from '../../../test/harness/until'
import { verifyAudit } from '.'

describe('sealing the audit', () => {
  let host: TestApp

  beforeEach(async () => {
    host = await startTestApp()
  })
  afterEach(() => host.close())

  const insert = `insert into audit_lines (at, action, subject_type, subject_id, detail) values ($1, 'test.write', 'thing', $2, '{"b": 1, "a": {"c": 1.50}}') returning id`
  const write = async (db: pg.Pool | pg.PoolClient, name: string): Promise<number> =>
    Number((await db.query<{ id: string }>(insert, [host.clock.now(), name])).rows[0]!.id)
  const verify = (known?: { seq: number; hash: string }) => verifyAudit(host.app.db, host.app.env.keys.seal, known)
  const sealedLines = async () => (await host.app.pool.query<{ line_id: string }>('select line_id from audit_seals order by seq')).rows.map((row) => Number(row.line_id))

  /** Does the work while a transaction of another connection is open, and commits that afterwards. */
  async function besideSlow<T>(work: (slow: pg.PoolClient) => Promise<T>): Promise<T> {
    const slow = await host.app.pool.connect()
    try {
      await slow.query('begin')
      const result = await work(slow)
      await slow.query('commit')
      return result
    } finally {
      slow.release(true)
    }
  }

  /** What somebody who owns the database could do. */
  async function tamper(statement: string): Promise<void> {
    await host.app.pool.query('alter table audit_lines disable trigger user; alter table audit_seals disable trigger user')
    await host.app.pool.query(statement)
  }

  async function sealed(count: number): Promise<number[]> {
    const ids: number[] = []
    for (let n = 0; n < count; n++) ids.push(await write(host.app.pool, `t${n}`))
    await untilSealed(host)
    return ids
  }

  test('what was written is chained once, and the chain holds', async () => {
    const ids = await sealed(5)
    await host.app.sealAudit()
    expect(await sealedLines()).toEqual(ids)
    expect(await verify()).toMatchObject({ sealed: 5, unsealed: 0, broken: null })
    await sealed(2)
    expect(await verify()).toMatchObject({ sealed: 7, unsealed: 0, broken: null })
  })

  test('lines and seals are not rewritten', async () => {
    await sealed(1)
    for (const statement of [`update audit_lines set action = 'x'`, 'delete from audit_lines', 'delete from audit_seals', 'truncate audit_seals']) {
      await expect(host.app.pool.query(statement)).rejects.toThrow(/append-only/)
    }
  })

  test.each([
    ['a changed line', (ids: number[]) => `update audit_lines set detail = '{"b": 2, "a": {"c": 1.50}}' where id = ${ids[2]}`, { kind: 'line_altered', seq: 3 }],
    ['a line moved in time by a microsecond', (ids: number[]) => `update audit_lines set at = at + interval '1 microsecond' where id = ${ids[0]}`, { kind: 'line_altered', seq: 1 }],
    ['a deleted line', (ids: number[]) => `delete from audit_lines where id = ${ids[1]}`, { kind: 'line_missing', seq: 2 }],
    ['a line deleted with its seal', (ids: number[]) => `delete from audit_seals where line_id = ${ids[1]}; delete from audit_lines where id = ${ids[1]}`, { kind: 'gap', seq: 2 }],
    ['a seal made up', () => `update audit_seals set hash = 'x' where seq = 4`, { kind: 'line_altered', seq: 4 }],
  ])('%s shows', async (_, statement, broken) => {
    const ids = await sealed(5)
    await tamper(statement(ids))
    expect((await verify()).broken).toMatchObject(broken)
  })

  test('a chain cut short shows against a head noted elsewhere', async () => {
    await sealed(4)
    const { head } = await verify()
    await tamper(`delete from audit_seals where seq > 2; delete from audit_lines where id not in (select line_id from audit_seals)`)
    expect(await verify()).toMatchObject({ sealed: 2, broken: null })
    expect((await verify(head!)).broken).toMatchObject({ kind: 'cut', seq: 3 })
  })

  test('without the key nobody makes a chain that holds', async () => {
    await sealed(2)
    expect((await verifyAudit(host.app.db, Buffer.alloc(32, 'other'))).broken).toMatchObject({ kind: 'line_altered', seq: 1 })
  })

  test('a line that is committed late is not skipped', async () => {
    const [late, early] = await besideSlow(async (slow) => {
      const ids = [await write(slow, 'late'), await write(host.app.pool, 'early')] as const
      await host.app.sealAudit()
      expect(await sealedLines()).toEqual([])
      return ids
    })
    expect(late).toBeLessThan(early)
    await untilSealed(host)
    expect((await sealedLines()).sort((a, b) => a - b)).toEqual([late, early])
    expect((await verify()).broken).toBeNull()
  })

  test('a line with a small number, written after greater ones were sealed, is not skipped either', async () => {
    const before = await sealed(3)
    const [drawn, other] = await besideSlow(async (slow) => {
      const { rows } = await slow.query<{ id: string }>(`select nextval(pg_get_serial_sequence('audit_lines', 'id')) as id`)
      const ids = [Number(rows[0]!.id), await write(host.app.pool, 'other')] as const
      await untilSealed(host)
      await slow.query(
        `insert into audit_lines (id, at, action, subject_type, subject_id, detail) overriding system value values ($1, $2, 'test.write', 'thing', 'x', '{}')`,
        [ids[0], host.clock.now()],
      )
      return ids
    })
    await untilSealed(host)
    expect(await sealedLines()).toEqual([...before, other, drawn])
    expect((await verify()).broken).toBeNull()
  })

  test('several sealers at once make one chain', async () => {
    const second = await startTestApp({}, host.app.env.databaseUrl)
    for (let n = 0; n < 40; n++) await write(host.app.pool, `t${n}`)
    await untilSealed(host, () => Promise.all([host, second, host, second].map(({ app }) => app.sealAudit())))
    await second.close()
    expect(await verify()).toMatchObject({ sealed: 40, unsealed: 0, broken: null })
  })

  test('the timer seals by itself and stops with the app', async () => {
    const timed = await startTestApp({ sealSeconds: 0.05 }, host.app.env.databaseUrl)
    await write(host.app.pool, 'x')
    await until('the timer has sealed it', async () => (await verify()).unsealed === 0)
    await timed.close()
    expect(await verify()).toMatchObject({ sealed: 1, unsealed: 0 })
  })
})
