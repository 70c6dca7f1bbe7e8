import { fillHospital } from './hospital'
import { keepDatabase, type Fill } from './kept'
import { fillLedger } from './ledger'
import { fillPosts } from './posts'
import { longTexts } from './search'

/** The databases whose cost is compared: the same hospital, with more or less behind it. */
const contents = {
  /** 10,000 posts, 10,000 rows of the ledger. */
  small: (tools: Fill) => fillAlike(tools, 10_000),
  /** A million of each. */
  large: (tools: Fill) => fillAlike(tools, 1_000_000),
  /** 50,000 posts of some 400 characters. */
  search: (tools: Fill) => fillPosts(tools, 50_000, longTexts),
}

export type KeptName = keyof typeof contents

async function fillAlike(tools: Fill, rows: number): Promise<void> {
  await fillLedger(tools, rows)
  await fillPosts(tools, rows)
}

/** Address of the database, filled first unless it is there. */
export const keptDatabase = (name: KeptName, at: { serverUrl: string; migrations: string; say: (line: string) => void }): Promise<string> =>
  keepDatabase({
    ...at,
    name,
    fill: async (tools) => {
      await fillHospital(tools)
      await contents[name](tools)
    },
  })
