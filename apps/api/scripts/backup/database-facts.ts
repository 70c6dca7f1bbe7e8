import type pg from 'pg'
import type { Manifest } from './manifest'

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`

/** Every table, `schema.table`, quoted where it must be. */
export async function listTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours} order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Anything a database can hold that a restore would collide with. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ n: number }>(`
    select (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours})::int
         + (select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours})::int
         + (select count(*) from pg_namespace n where ${ours} and n.nspname <> 'public')::int as n`)
  return rows[0]?.n === 0
}

export async function countRows(client: pg.ClientBase, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`)
    counts[table] = Number(rows[0]?.n)
  }
  return counts
}

/** Which migrations a database has; null when it has none of ours. */
export async function readMigration(client: pg.ClientBase): Promise<Manifest['database']['migration'] | null> {
  const there = await client.query<{ there: boolean }>(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (!there.rows[0]?.there) return null
  const { rows } = await client.query<{ count: number; newest: string }>(`select count(*)::int as count, coalesce(max(created_at), 0) as newest from drizzle.__drizzle_migrations`)
  return { count: rows[0]?.count ?? 0, newest: Number(rows[0]?.newest) }
}

export async function readServer(client: pg.ClientBase): Promise<{ version: string; major: number; bytes: number }> {
  const { rows } = await client.query<{ number: string; version: string; bytes: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version, pg_database_size(current_database()) as bytes`,
  )
  return { version: rows[0]?.version ?? '', major: Math.floor(Number(rows[0]?.number) / 10_000), bytes: Number(rows[0]?.bytes) }
}
