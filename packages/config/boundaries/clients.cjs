// @ts-check
const { CODE, TESTS, npm } = require('./patterns.cjs')

const APP = '^apps/(miniapp|console)/src/'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  {
    name: 'features-are-strangers',
    comment: 'What two features need moves to shared.',
    severity: 'error',
    from: { path: `${APP}features/([^/]+)/` },
    to: { path: `${APP}features/`, pathNot: `${APP}features/$2/` },
  },
  {
    name: 'tabs-and-features-are-strangers',
    comment: 'A feature is a sub-package: a tab that imported it would load it with the first page.',
    severity: 'error',
    from: { path: `${APP}tabs/` },
    to: { path: `${APP}features/` },
  },
  {
    name: 'features-know-no-tab',
    severity: 'error',
    from: { path: `${APP}features/` },
    to: { path: `${APP}tabs/` },
  },
  {
    name: 'shared-knows-no-feature',
    severity: 'error',
    from: { path: `${APP}(shared|platform)/` },
    to: { path: `${APP}(features|tabs)/` },
  },
  {
    name: 'pieces-know-no-app',
    comment: 'The console’s shell and router gather the features, not the other way round.',
    severity: 'error',
    from: { path: '^apps/console/src/(features|shared)/' },
    to: { path: '^apps/console/src/app/' },
  },
  {
    name: 'no-schemas-in-clients',
    severity: 'error',
    from: { path: APP, pathNot: TESTS },
    to: { path: [npm('typebox'), '^packages/contract/src/.*(routes|schemas?|page)\\.ts$'], ...CODE },
  },
]
