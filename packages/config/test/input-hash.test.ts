import fs from 'node:fs'
import path from 'node:path'
import { hashFile, hashInputs } from '../scripts/lib/input-hash.mjs'
import { tempFolder } from './temp-folder'

const folder = tempFolder()
const hash = () => hashInputs(folder.path, ['app', 'lock.yaml'])

beforeEach(() => {
  folder.write('app/src/a.ts', 'one')
  folder.write('app/src/b.ts', 'two')
  folder.write('lock.yaml', 'v1')
})

test('a touched file is the same file', () => {
  const before = hash()
  fs.utimesSync(path.join(folder.path, 'app/src/a.ts'), 1, 1)
  expect(hash()).toBe(before)
})

test.each([
  ['a change', () => folder.write('app/src/a.ts', 'other')],
  ['a new file', () => folder.write('app/src/c.ts', '')],
  ['a removed file', () => fs.rmSync(path.join(folder.path, 'app/src/b.ts'))],
  [
    'a renamed file',
    () => fs.renameSync(path.join(folder.path, 'app/src/b.ts'), path.join(folder.path, 'app/src/z.ts')),
  ],
  ['a single file named as input', () => folder.write('lock.yaml', 'v2')],
  [
    'text moved from one file to the next',
    () => {
      folder.write('app/src/a.ts', 'onetwo')
      folder.write('app/src/b.ts', '')
    },
  ],
])('%s shows', (_what, change) => {
  const before = hash()
  change()
  expect(hash()).not.toBe(before)
})

test.each(['app/dist/a.js', 'app/node_modules/x/a.js', 'app/test/a.ts', 'app/src/a.test.ts', 'app/README.md'])(
  '%s is no input',
  (name) => {
    const before = hash()
    folder.write(name, 'anything')
    expect(hash()).toBe(before)
  },
)

test('an input that is not there yet is none', () => {
  expect(hashInputs(folder.path, ['missing'])).toBe(hashInputs(folder.path, []))
  expect(hashFile(path.join(folder.path, 'missing'))).toBeUndefined()
})
