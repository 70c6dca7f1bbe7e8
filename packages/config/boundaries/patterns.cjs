// @ts-check

/** Modules of the API from the bottom up: the left ones know nothing of the right ones. */
const MODULES = [
  'audit',
  'files',
  'wechat',
  'orgs',
  'members',
  'auth',
  'points',
  'messages',
  'acting',
  'call-ups',
  'posts',
  'study',
  'ballots',
  'activities',
  'requests',
  'registers',
  'development',
  'appraisals',
  'stats',
  'home',
]

const SRC = '^(apps|packages)/[^/]+/src/'
const TESTS = '(\\.test\\.tsx?|\\.test-kit\\.ts)$|^(apps|packages)/[^/]+/test/'

/**
 * A package from npm, wherever the package manager keeps it.
 * @param {string[]} names
 */
const npm = (...names) => `node_modules/(${names.join('|')})/`

/** Types vanish when compiled; where only they are wanted, the arrow carries no code. */
const CODE = { dependencyTypesNot: ['type-only'] }

module.exports = { MODULES, SRC, TESTS, npm, CODE }
