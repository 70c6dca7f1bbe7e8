import path from 'node:path'
import { migrateDatabase } from '../../../scripts/migrate-database'
import type { Template } from '../../lib/databases'
import type { Bench } from '../../lib/part'
import { fillHospital } from './hospital'
import { fillLedger } from './ledger'
import { loaderOf, type Loader } from './load'
import { fillPosts } from './posts'
import { longTexts } from './search'

/** The databases whose cost is compared: the same hospital, with more or less behind it. */
const contents = {
  /** 10,000 posts, 10,000 rows of the ledger. */
  small: (loader: Loader) => fillAlike(loader, 10_000),
  /** A million of each. */
  large: (loader: Loader) => fillAlike(loader, 1_000_000),
  /** 50,000 posts of some 400 characters. */
  search: (loader: Loader) => fillPosts(loader, 50_000, longTexts),
}

export type KeptName = keyof typeof contents

async function fillAlike(loader: Loader, rows: number): Promise<void> {
  await fillLedger(loader, rows)
  await fillPosts(loader, rows)
}

const migrations = path.join(import.meta.dirname, '../../../drizzle')

/** Brings a copy of a kept database up to date: a new migration is no reason to write a million rows again. */
export const migrate = (url: string): Promise<number> => migrateDatabase(url, migrations)

export const prepareKept = (bench: Pick<Bench, 'prepare' | 'say'>, name: KeptName): Promise<Template> =>
  bench.prepare({
    name: `cost_${name}`,
    madeFrom: ['apps/api/bench/data/grown'],
    fill: async (url) => {
      await migrate(url)
      const loader = loaderOf(url, (line) => bench.say(`${name}: ${line}`))
      await fillHospital(loader)
      await contents[name](loader)
    },
  })
