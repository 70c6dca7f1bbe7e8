// @ts-check
import { TESTS } from './base.mjs'

const own = 'Time comes in as a parameter (ctx.now), so that midnight can be tested and months seeded.'
const inSql = 'The API’s clock decides, not the database’s: pass ctx.now.'

// Every way PostgreSQL has of saying "now".
const SQL_NOW =
  '/\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\s*\\(|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b/i'

const OWN_CLOCK = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'CallExpression[callee.name="dayjs"][arguments.length=0]',
]
const SQL_CLOCK = [
  'CallExpression[callee.property.name="defaultNow"]',
  `TemplateElement[value.raw=${SQL_NOW}]`,
  `Literal[value=${SQL_NOW}]`,
]

const restrict = (/** @type {string[]} */ selectors, /** @type {string} */ message) =>
  selectors.map((selector) => ({ selector, message }))

/** @type {import('eslint').Linter.Config[]} */
export const clock = [
  {
    files: ['apps/api/src/**/*.ts', 'packages/{domain,contract}/src/**/*.ts'],
    ignores: ['apps/api/src/lib/clock.ts', ...TESTS],
    rules: {
      'no-restricted-syntax': ['error', ...restrict(OWN_CLOCK, own), ...restrict(SQL_CLOCK, inSql)],
    },
  },
  // Compares the two clocks: the one place that must ask the database.
  {
    files: ['apps/api/src/plugins/health.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restrict(OWN_CLOCK, own)] },
  },
]
