// Budgets of size: the built packages keep to them, and what does not is told.
import assert from 'node:assert/strict'
import { budgetProblems, budgetsKb } from '../../scripts/budgets.mjs'
import { appOf, packageSizes } from '../../scripts/package-sizes.mjs'

const kb = 1024
const app = {
  lazyCodeLoading: 'requiredComponents',
  tabBar: { list: [{ pagePath: 'tabs/home/index' }] },
  subPackages: [{ root: 'features/posts', name: 'features/posts' }],
  preloadRule: { 'tabs/home/index': { network: 'all', packages: ['features/posts'] } },
}
const sizes = (main, posts) => [{ name: 'main', bytes: main * kb }, { name: 'features/posts', bytes: posts * kb }]

export async function checkBudgets({ check, dist }) {
  await check('budgets: what is too large, or not fetched ahead, fails the build', () => {
    assert.deepEqual(budgetProblems(app, sizes(budgetsKb.main, budgetsKb.sub)), [])
    assert.match(budgetProblems(app, sizes(budgetsKb.main + 1, 10)).join(), /^main has 601 KB/)
    assert.match(budgetProblems(app, sizes(10, budgetsKb.sub + 1)).join(), /^features\/posts has 501 KB/)
    assert.match(budgetProblems(app, sizes(10, 2_100)).join(), /tabs\/home\/index fetches 2100 KB ahead/)
    assert.match(budgetProblems({ ...app, preloadRule: {} }, sizes(10, 10)).join(), /features\/posts is fetched ahead from no tab/)
    assert.match(budgetProblems({ ...app, preloadRule: { 'tabs/home/index': { packages: ['features/posts'] } } }, sizes(10, 10)).join(), /wait for wifi/)
    assert.match(budgetProblems({ ...app, lazyCodeLoading: undefined }, sizes(10, 10)).join(), /lazyCodeLoading/)
  })
  await check('budgets: the built mini-program keeps to them', () => {
    assert.deepEqual(budgetProblems(appOf(dist), packageSizes(dist)), [])
  })
}
