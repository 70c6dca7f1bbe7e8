import type { TestApp } from '../harness/app'

export type Rows = Record<string, number>

/** Of how many rows each table has, plus the two sums that an update could change without adding a row. */
async function countRows({ app: { pool } }: TestApp): Promise<Rows> {
  const { rows } = await pool.query<{ name: string; n: string }>(
    `select table_name as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', table_name), false, true, '')))[1]::text as n
     from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const sums = await pool.query<{ balance: string; used: string }>(
    'select (select coalesce(sum(balance), 0) from point_balances) as balance, (select coalesce(sum(used), 0) from point_usage) as used',
  )
  return { ...Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)])), balance: Number(sums.rows[0]!.balance), used: Number(sums.rows[0]!.used) }
}

/** What `act` answered, and what it wrote anywhere in the database: table → rows more. Tables it left alone are not named. */
export async function watchRows<T>(host: TestApp, act: () => Promise<T>): Promise<{ result: T; written: Rows }> {
  const before = await countRows(host)
  const result = await act()
  const after = await countRows(host)
  const written = Object.fromEntries(Object.entries(after).map(([name, n]) => [name, n - (before[name] ?? 0)] as const).filter(([, n]) => n !== 0))
  return { result, written }
}

/** What one check-in by camera writes for a member who had no points yet, and nothing besides; tenths. */
export const oneCheckIn = (tenths: number): Rows => ({
  attendances: 1, attendance_events: 1, point_ledger: 1, point_usage: 1, point_balances: 1, audit_lines: 1, balance: tenths, used: tenths,
})
