import { runTool } from './run-tool'
import { tempFolder } from './temp-folder'

jest.setTimeout(60_000)

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}

const folder = tempFolder()
const api = 'apps/api/src'
const modules = `${api}/modules`
const app = 'apps/miniapp/src'
const desk = 'apps/console/src'

/** Lays out files by name and text; what they import is there, empty, unless given. */
function layOut(files: Record<string, string>) {
  folder.write('package.json', '{"name":"fixture","dependencies":{"dayjs":"1"},"devDependencies":{"webpack":"5"}}')
  for (const name of ['dayjs', 'typebox', 'drizzle-orm', 'lodash', 'webpack']) {
    folder.write(`node_modules/${name}/package.json`, `{"name":"${name}","main":"index.js"}`)
    folder.write(`node_modules/${name}/index.js`, '')
  }
  for (const [name, text] of Object.entries(files)) folder.write(name, text)
}

function violations(): string[] {
  const tool = 'dependency-cruiser/bin/dependency-cruise.mjs'
  const settings = 'packages/config/dependency-cruiser.cjs'
  const report = runTool<Report>(tool, settings, ['--output-type', 'json', 'apps', 'packages'], folder.path)
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

const value = (from: string) => `import { x } from '${from}'\nexport const y = x\n`
const type = (from: string) => `import type { X } from '${from}'\nexport type Y = X\n`
const both = 'export const x = 1\nexport type X = number\n'
const face = (own: string) => `export { x } from './${own}'\n`

const good = {
  'packages/domain/src/days.ts': `import 'dayjs'\n${both}`,
  'packages/contract/src/posts/endpoints.ts': both,
  'packages/contract/src/posts/routes.ts': `import 'typebox'\nimport '../../../domain/src/days'\n${both}`,
  'packages/contract/src/client/caller.ts': type('../posts/routes'),
  [`${api}/lib/columns.ts`]: both,
  [`${modules}/orgs/orgs.table.ts`]: both,
  [`${modules}/orgs/orgs.repo.ts`]: `import 'drizzle-orm'\nimport './orgs.table'\n${both}`,
  [`${modules}/orgs/orgs.service.ts`]: `import './orgs.repo'\nimport type { X as T } from './orgs.table'\nexport type U = T\n${both}`,
  [`${modules}/orgs/index.ts`]: face('orgs.service'),
  [`${modules}/posts/posts.table.ts`]: `import '../../lib/columns'\nimport '../orgs/orgs.table'\n${both}`,
  [`${modules}/posts/posts.repo.ts`]: `import '../orgs/orgs.table'\n${both}`,
  [`${modules}/posts/posts.service.ts`]: `import '../orgs'\n${both}`,
  [`${modules}/posts/posts.routes.ts`]: `import './posts.service'\n${both}`,
  [`${modules}/posts/index.ts`]: face('posts.routes'),
  [`${api}/app.ts`]: value('./modules/posts'),
  [`${app}/shared/list.ts`]: `import type { X as T } from '../../../../packages/contract/src/posts/routes'\nexport type U = T\n${both}`,
  [`${app}/features/posts/list/index.tsx`]: `import '../../../shared/list'\n${both}`,
  [`${app}/tabs/home/index.tsx`]: `import '../../shared/list'\n${both}`,
  [`${desk}/app/router.ts`]: `import '../features/posts/routes'\n${both}`,
  [`${desk}/features/posts/routes.tsx`]: both,
}

test('a house in order has nothing to report', () => {
  layOut(good)
  expect(violations()).toEqual([])
})

const cases: [string, string, string, string][] = [
  ['no-cycles', `${app}/shared/a.ts`, value('./b'), `${app}/shared/b.ts`],
  ['no-cycles', `${app}/shared/types-a.ts`, type('./types-b'), `${app}/shared/types-b.ts`],
  ['everything-resolves', `${app}/shared/lost.ts`, value('./nowhere'), './nowhere'],
  ['no-tests-in-the-product', `${api}/lib/kit.ts`, value('../../test/harness'), 'apps/api/test/harness.ts'],
  [
    'no-development-packages-in-the-product',
    `${api}/lib/pack.ts`,
    `import 'webpack'\n`,
    'node_modules/webpack/index.js',
  ],
  ['domain-knows-nobody', 'packages/domain/src/disk.ts', `import 'node:fs'\n`, 'fs'],
  ['domain-knows-nobody', 'packages/domain/src/npm.ts', `import 'lodash'\n`, 'node_modules/lodash/index.js'],
  [
    'domain-knows-nobody',
    'packages/domain/src/up.ts',
    type('../../contract/src/posts/endpoints'),
    'packages/contract/src/posts/endpoints.ts',
  ],
  ['contract-knows-domain', 'packages/contract/src/npm.ts', `import 'lodash'\n`, 'node_modules/lodash/index.js'],
  [
    'contract-for-clients-stays-strings',
    'packages/contract/src/orgs/endpoints.ts',
    value('typebox'),
    'node_modules/typebox/index.js',
  ],
  [
    'packages-know-no-app',
    'packages/contract/src/app.ts',
    value('../../../apps/api/src/lib/columns'),
    `${api}/lib/columns.ts`,
  ],
  ['apps-are-strangers', `${app}/shared/api.ts`, type('../../../api/src/lib/columns'), `${api}/lib/columns.ts`],
  [
    'tools-stay-outside',
    `${api}/lib/tool.ts`,
    value('../../../../packages/config/scripts/tool.mjs'),
    'packages/config/scripts/tool.mjs',
  ],
  ['only-downward:orgs', `${modules}/orgs/up.service.ts`, value('../posts'), `${modules}/posts/index.ts`],
  [
    'only-downward:orgs',
    `${modules}/orgs/key.table.ts`,
    value('../posts/posts.table'),
    `${modules}/posts/posts.table.ts`,
  ],
  ['modules-are-known', `${modules}/gossip/index.ts`, value('../orgs'), `${modules}/orgs/index.ts`],
  [
    'modules-meet-at-their-faces',
    `${modules}/posts/deep.service.ts`,
    value('../orgs/orgs.service'),
    `${modules}/orgs/orgs.service.ts`,
  ],
  [
    'repos-join-tables',
    `${modules}/posts/deep.repo.ts`,
    value('../orgs/orgs.repo'),
    `${modules}/orgs/orgs.repo.ts`,
  ],
  [
    'tables-know-tables',
    `${modules}/posts/code.table.ts`,
    value('./posts.service'),
    `${modules}/posts/posts.service.ts`,
  ],
  [
    'the-rest-meets-modules-at-their-faces',
    `${api}/plugins/deep.ts`,
    value('../modules/orgs/orgs.service'),
    `${modules}/orgs/orgs.service.ts`,
  ],
  ['lib-knows-no-module', `${api}/lib/noun.ts`, value('../modules/orgs'), `${modules}/orgs/index.ts`],
  ['only-repos-touch-tables', `${modules}/orgs/sly.service.ts`, value('./orgs.table'), `${modules}/orgs/orgs.table.ts`],
  ['routes-call-services', `${modules}/orgs/sly.routes.ts`, value('./orgs.repo'), `${modules}/orgs/orgs.repo.ts`],
  [
    'routes-call-services',
    `${modules}/orgs/sql.routes.ts`,
    `import 'drizzle-orm'\n`,
    'node_modules/drizzle-orm/index.js',
  ],
  ['policies-are-pure', `${modules}/orgs/orgs.policy.ts`, value('./orgs.repo'), `${modules}/orgs/orgs.repo.ts`],
  [
    'features-are-strangers',
    `${app}/features/study/a.ts`,
    value('../posts/list/index'),
    `${app}/features/posts/list/index.tsx`,
  ],
  ['features-are-strangers', `${desk}/features/study/a.ts`, value('../posts/routes'), `${desk}/features/posts/routes.tsx`],
  ['pieces-know-no-app', `${desk}/features/study/b.ts`, value('../../app/router'), `${desk}/app/router.ts`],
  [
    'tabs-and-features-are-strangers',
    `${app}/tabs/home/a.ts`,
    value('../../features/posts/list/index'),
    `${app}/features/posts/list/index.tsx`,
  ],
  [
    'features-know-no-tab',
    `${app}/features/posts/tab.ts`,
    value('../../tabs/home/index'),
    `${app}/tabs/home/index.tsx`,
  ],
  [
    'shared-knows-no-feature',
    `${app}/shared/up.ts`,
    value('../features/posts/list/index'),
    `${app}/features/posts/list/index.tsx`,
  ],
  [
    'no-schemas-in-clients',
    `${app}/shared/schema.ts`,
    value('../../../../packages/contract/src/posts/routes'),
    'packages/contract/src/posts/routes.ts',
  ],
]

test('each rule reports what breaks it', () => {
  layOut({
    ...good,
    'apps/api/test/harness.ts': both,
    'packages/config/scripts/tool.mjs': 'export const x = 1\n',
    [`${app}/shared/b.ts`]: value('./a'),
    [`${app}/shared/types-b.ts`]: type('./types-a'),
    ...Object.fromEntries(cases.map(([, from, text]) => [from, text])),
  })
  const found = violations()
  for (const [rule, from, , to] of cases) expect(found).toContain(`${rule}: ${from} → ${to}`)
})
