// @ts-check
const { CODE, TESTS, npm } = require('./patterns.cjs')

const PRODUCT = '^(apps/[^/]+|packages/(domain|contract))/src/'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  {
    name: 'domain-knows-nobody',
    comment: 'Pure rules: dayjs and nothing else; no Node, DOM or Taro.',
    severity: 'error',
    from: { path: '^packages/domain/src/' },
    to: { pathNot: ['^packages/domain/src/', npm('dayjs')] },
  },
  {
    name: 'contract-knows-domain',
    severity: 'error',
    from: { path: '^packages/contract/src/' },
    to: { pathNot: ['^packages/(contract|domain)/src/', npm('typebox')] },
  },
  {
    name: 'contract-for-clients-stays-strings',
    comment: 'What clients load brings no schema library along.',
    severity: 'error',
    from: { path: '^packages/contract/src/(.+/endpoints|client/.+|core/problem(\\.zh)?)\\.ts$' },
    to: { path: [npm('typebox'), '(routes|schemas?)\\.ts$'], ...CODE },
  },
  {
    name: 'packages-know-no-app',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-are-strangers',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'tools-stay-outside',
    comment: 'packages/config builds, tests and starts the product; it is no part of it.',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TESTS },
    to: { path: '^packages/config/' },
  },
]
