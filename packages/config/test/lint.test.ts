import { runTool } from './run-tool'
import { tempFolder } from './temp-folder'

jest.setTimeout(120_000)

type Report = { filePath: string; messages: { ruleId: string | null; message: string }[] }[]

const folder = tempFolder()
const tsconfig = { compilerOptions: { strict: true, target: 'ES2022', module: 'ESNext', jsx: 'react-jsx' } }

/** Every report of lint on these files, as `file: rule`. */
function lint(files: Record<string, string>): string[] {
  folder.write('tsconfig.json', JSON.stringify(tsconfig))
  for (const [name, text] of Object.entries(files)) folder.write(name, text)
  const report = runTool<Report>('eslint/bin/eslint.js', 'packages/config/eslint/index.mjs', ['--format', 'json', '.'], folder.path)
  return report.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => `${filePath.slice(folder.path.length + 1)}: ${ruleId ?? message}`),
  )
}

const api = 'apps/api/src'
const app = 'apps/miniapp/src'
const many = (line: string, times: number) => `${line}\n`.repeat(times)

const good = {
  [`${api}/env.ts`]: 'export const port = process.env.PORT\n',
  [`${api}/lib/clock.ts`]: 'export const now = () => new Date()\n',
  [`${api}/lib/knows-a-day.ts`]: `export const day = new Date('2026-07-01').getTime()\nexport const text = '已发布 now'\n`,
  [`${api}/modules/posts/own.repo.ts`]: `import { orgs } from '../orgs/orgs.table'\nimport { posts } from './posts.table'\nimport { db } from './db'\nexport const write = () => db.insert(posts).select(orgs)\n`,
  [`${api}/posts.test.ts`]: 'export const before = Date.now()\nexport const env = process.env.PATH\n',
  [`${app}/shared/ui/TagList.tsx`]: 'export const TagList = () => null\n',
  [`${app}/platform/scan.h5.ts`]: 'export const scan = 1\n',
  [`${app}/features/posts/index.tsx`]: 'export default function PostsPage() {\n  return null\n}\n',
  [`${app}/shared/wire.ts`]: `import { x } from '@ejia/contract/posts/endpoints'\nimport type { Y } from '@ejia/contract/posts/routes'\nexport const z: Y = x\n`,
}

const cases: [string, string, string][] = [
  ['max-lines', `${api}/long.ts`, many('export {}', 301)],
  [
    'max-lines-per-function',
    `${api}/tall.ts`,
    `export function tall(x: number) {\n${many('  x += 1', 60)}  return x\n}\n`,
  ],
  ['complexity', `${api}/maze.ts`, `export const maze = (x: string) => ${many(`x === 'a' ? 1 :`, 16)} 2\n`],
  ['no-restricted-exports', `${api}/face.ts`, 'export default 1\n'],
  ['@typescript-eslint/no-explicit-any', `${api}/any.ts`, 'export const x: any = 1\n'],
  ['@typescript-eslint/ban-ts-comment', `${api}/ignore.ts`, '// @ts-ignore\nexport const x = 1\n'],
  ['@typescript-eslint/no-floating-promises', `${api}/float.ts`, 'Promise.resolve()\nexport {}\n'],
  [
    '@typescript-eslint/consistent-type-imports',
    `${api}/kind.ts`,
    `import { port } from './env'\nexport type P = typeof port\n`,
  ],
  [
    '@eslint-community/eslint-comments/require-description',
    `${api}/mute.ts`,
    '// eslint-disable-next-line no-var\nexport var x = 1\n',
  ],
  [
    'tables/own',
    `${api}/modules/posts/posts.repo.ts`,
    `import { orgs } from '../orgs/orgs.table'\nimport { db } from './db'\nexport const write = () => db.insert(orgs)\n`,
  ],
  ['house/file-name', `${api}/camelCase.ts`, 'export {}\n'],
  ['house/file-name', `${app}/shared/tag-list.tsx`, 'export {}\n'],
  ['house/file-name', `${app}/features/posts/scan.weapp.ts`, 'export {}\n'],
  ['no-restricted-properties', `${api}/lib/reader.ts`, 'export const port = process.env.PORT\n'],
  ['no-restricted-properties', `${app}/shared/reader.ts`, 'export const { env } = process\n'],
  ['no-restricted-imports', `${api}/lib/importer.ts`, `import { env } from 'node:process'\nexport const x = env\n`],
  ['no-restricted-syntax', `${api}/modules/posts/a.ts`, 'export const x = new Date()\n'],
  ['no-restricted-syntax', `${api}/modules/posts/b.ts`, 'export const x = Date.now()\n'],
  ['no-restricted-syntax', 'packages/domain/src/c.ts', `import dayjs from 'dayjs'\nexport const x = dayjs()\n`],
  [
    'no-restricted-syntax',
    `${api}/modules/posts/d.table.ts`,
    'export const x = (c: { defaultNow(): 1 }) => c.defaultNow()\n',
  ],
  ['no-restricted-syntax', `${api}/modules/posts/e.repo.ts`, 'export const x = `update t set at = now ()`\n'],
  ['no-restricted-syntax', `${api}/modules/posts/f.repo.ts`, `export const x = 'where d < CURRENT_DATE'\n`],
  ['no-restricted-syntax', `${api}/plugins/health.ts`, 'export const x = Date.now()\n'],
  [
    '@typescript-eslint/no-restricted-imports',
    `${app}/shared/h.ts`,
    `import { x } from '@ejia/contract/posts/routes'\nexport const y = x\n`,
  ],
  [
    '@typescript-eslint/no-restricted-imports',
    `${app}/shared/i.ts`,
    `import Type from 'typebox'\nexport const y = Type\n`,
  ],
  [
    'react-hooks/rules-of-hooks',
    `${app}/shared/Hook.tsx`,
    `import { useState } from 'react'\nexport function Hook(p: { on: boolean }) {\n  if (p.on) useState(1)\n  return null\n}\n`,
  ],
]

test('what the house does is not reported', () => {
  expect(lint(good)).toEqual([])
})

test('each rule reports what breaks it', () => {
  const found = lint({ ...good, ...Object.fromEntries(cases.map(([, file, text]) => [file, text])) })
  for (const [rule, file] of cases) expect(found).toContain(`${file}: ${rule}`)
})
