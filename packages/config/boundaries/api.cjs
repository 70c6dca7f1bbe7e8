// @ts-check
const { CODE, MODULES, TESTS, npm } = require('./patterns.cjs')

const ROOT = '^apps/api/src/'
const ANY = `${ROOT}modules/`
const OWN = `${ROOT}modules/$1/`
const TABLE = '\\.table\\.ts$'
const REPO = '\\.repo\\.ts$'
const FACE = `${ANY}[^/]+/index\\.ts$`
const DATABASE = npm('drizzle-orm', 'pg')

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const downward = MODULES.slice(0, -1).map((name, at) => ({
  name: `only-downward:${name}`,
  comment: `${name} stands below ${MODULES.slice(at + 1).join(', ')} and knows nothing of them.`,
  severity: 'error',
  from: { path: `${ANY}${name}/`, pathNot: TESTS },
  to: { path: `${ANY}(${MODULES.slice(at + 1).join('|')})/` },
}))

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  ...downward,
  {
    name: 'modules-are-known',
    comment: 'A new module takes its place in the order of packages/config/boundaries/patterns.cjs.',
    severity: 'error',
    from: { path: ANY, pathNot: `${ANY}(${MODULES.join('|')})/` },
    to: {},
  },
  {
    name: 'modules-meet-at-their-faces',
    comment: 'Another module is its index.ts; the rest of it is private.',
    severity: 'error',
    from: { path: `${ANY}([^/]+)/`, pathNot: [TABLE, REPO, TESTS] },
    to: { path: ANY, pathNot: [OWN, FACE] },
  },
  {
    name: 'repos-join-tables',
    comment: 'A query may join the tables of modules below for reading; lint refuses to write them (tables/own).',
    severity: 'error',
    from: { path: `${ANY}([^/]+)/.*${REPO}`, pathNot: TESTS },
    to: { path: ANY, pathNot: [OWN, FACE, TABLE] },
  },
  {
    name: 'tables-know-tables',
    comment: 'For foreign keys; a table needs no code.',
    severity: 'error',
    from: { path: `${ANY}.*${TABLE}` },
    to: { path: ROOT, pathNot: [TABLE, `${ROOT}lib/columns\\.ts$`], ...CODE },
  },
  {
    name: 'the-rest-meets-modules-at-their-faces',
    severity: 'error',
    from: { path: '^apps/api/(src|scripts)/', pathNot: [ANY, TESTS] },
    to: { path: ANY, pathNot: FACE },
  },
  {
    name: 'lib-knows-no-module',
    comment: 'It has no nouns of the domain.',
    severity: 'error',
    from: { path: `${ROOT}lib/` },
    to: { path: `${ROOT}(modules|plugins)/` },
  },
  {
    name: 'only-repos-touch-tables',
    comment: 'Queries live in *.repo.ts, and in fragments that another module’s statement is composed of.',
    severity: 'error',
    from: { path: ANY, pathNot: ['\\.(repo|table|fragment)\\.ts$', TESTS] },
    to: { path: TABLE, ...CODE },
  },
  {
    name: 'routes-call-services',
    severity: 'error',
    from: { path: `${ANY}.*\\.(routes|handlers)\\.ts$` },
    to: { path: ['\\.(repo|fragment|table)\\.ts$', DATABASE], ...CODE },
  },
  {
    name: 'policies-are-pure',
    comment: 'Predicates on what they are given; nothing is looked up.',
    severity: 'error',
    from: { path: `${ANY}.*\\.policy\\.ts$` },
    to: { path: ['\\.(repo|fragment|table|service|routes|handlers)\\.ts$', DATABASE], ...CODE },
  },
]
