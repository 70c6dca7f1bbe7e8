// @ts-check
const { CODE, SRC, TESTS } = require('./patterns.cjs')

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  {
    name: 'no-cycles',
    comment: 'Two files that import each other, in however many steps, are one file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\.scss$' },
  },
  {
    name: 'no-tests-in-the-product',
    severity: 'error',
    from: { path: SRC, pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'no-development-packages-in-the-product',
    comment: 'What runs must be installed where it runs.',
    severity: 'error',
    from: { path: SRC, pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], ...CODE },
  },
]
