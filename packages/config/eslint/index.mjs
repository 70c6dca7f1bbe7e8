// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config'
import { base } from './base.mjs'
import { clientRules } from './client.mjs'
import { clock } from './clock.mjs'
import { environment } from './environment.mjs'
import { fileNames } from './file-names.mjs'
import { ownTables } from './own-tables.mjs'
import { sizes } from './sizes.mjs'
import { typescript } from './typescript.mjs'

/** The whole workspace's lint; later parts refine earlier ones. */
export default defineConfig(
  globalIgnores(['**/dist', '**/coverage', '.data', '.cache', 'packages/config/test/fixtures']),
  ...base,
  ...typescript,
  ...sizes,
  ...fileNames,
  ...environment,
  ...clock,
  ...ownTables,
  ...clientRules,
)
