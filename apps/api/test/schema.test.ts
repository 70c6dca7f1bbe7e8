import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import pg from 'pg'
import { migrateDatabase } from '../scripts/migrate-database'
import { createDatabase, type TestDatabase } from './harness/database'

const api = path.resolve(__dirname, '..')

/** What a database is made of, as it describes itself. Triggers and rows come by hand-written migrations alone. */
const catalogue = {
  columns: `
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
           a.attidentity as identity, a.attgenerated as generated, pg_get_expr(d.adbin, d.adrelid) as "default", l.collname as collation
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         left join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`,
  constraints: `
    select conrelid::regclass || '.' || conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
  indexes: `select tablename || '.' || indexname as name, indexdef as definition from pg_indexes where schemaname = 'public' order by 1`,
}

async function describeDatabase(url: string): Promise<Record<keyof typeof catalogue, unknown[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const read = async (query: string): Promise<unknown[]> => (await client.query(query)).rows as unknown[]
  const found = { columns: await read(catalogue.columns), constraints: await read(catalogue.constraints), indexes: await read(catalogue.indexes) }
  await client.end()
  return found
}

/** The tables as the table files say, made without any migration. */
async function createFromTables(url: string): Promise<void> {
  const files = readdirSync(path.join(api, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.table.ts'))
  const tables: Record<string, unknown> = {}
  for (const file of files) Object.assign(tables, await import(path.join(api, 'src', file)))
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables))
  const functions = readFileSync(path.join(api, 'drizzle/0000_functions.sql'), 'utf8')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of [functions, ...statements]) await client.query(statement)
  await client.end()
}

describe('the database', () => {
  let migrated: TestDatabase
  let fresh: TestDatabase
  beforeAll(async () => {
    migrated = await createDatabase()
    fresh = await createDatabase({ empty: true })
  })
  afterAll(async () => {
    await migrated.drop()
    await fresh.drop()
  })

  test('migrated step by step is what the table files say: columns, types, defaults, keys, indexes', async () => {
    await createFromTables(fresh.url)
    const [wanted, got] = [await describeDatabase(fresh.url), await describeDatabase(migrated.url)]
    expect(got.columns.length).toBeGreaterThan(200)
    expect(got).toEqual(wanted)
  })

  test('migrating again changes nothing', async () => {
    expect(await migrateDatabase(migrated.url, path.join(api, 'drizzle'))).toBe(0)
  })

  test('three processes that migrate an empty database at once take turns', async () => {
    const empty = await createDatabase({ empty: true })
    const counts = await Promise.all([1, 2, 3].map(() => migrateDatabase(empty.url, path.join(api, 'drizzle'))))
    expect(counts.filter((count) => count > 0)).toHaveLength(1)
    await empty.drop()
  })
})
