import fs from 'node:fs'
import path from 'node:path'
import { buildIfChanged } from '../scripts/start/build.mjs'
import { tempFolder } from './temp-folder'

const folder = tempFolder()
const target = { name: 'app', title: '编译', inputs: ['src'], output: 'dist/out.js', command: [] }
let builds = 0

const compile = () => {
  builds += 1
  folder.write('dist/out.js', fs.readFileSync(path.join(folder.path, 'src/in.ts'), 'utf8'))
  return Promise.resolve()
}
const build = (how: () => Promise<void> = compile) => buildIfChanged(target, folder.path, how)

beforeEach(() => {
  builds = 0
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  folder.write('src/in.ts', 'one')
})
afterEach(() => jest.restoreAllMocks())

test('unchanged sources are built once', async () => {
  await build()
  await build()
  expect(builds).toBe(1)
})

test('two at the same moment build once', async () => {
  await Promise.all([build(), build()])
  expect(builds).toBe(1)
})

test.each([
  ['changed sources', () => folder.write('src/in.ts', 'two')],
  ['a result that is gone', () => fs.rmSync(path.join(folder.path, 'dist'), { recursive: true })],
  ['a result of something else', () => folder.write('dist/out.js', 'else')],
])('%s are built again', async (_what, change) => {
  await build()
  change()
  await build()
  expect(builds).toBe(2)
})

test('a build that fails does not count, whatever it left', async () => {
  await build()
  folder.write('src/in.ts', 'two')
  const failing = () => {
    folder.write('dist/out.js', 'half')
    return Promise.reject(new Error('cut off'))
  }
  await expect(build(failing)).rejects.toThrow('cut off')
  folder.write('src/in.ts', 'one')
  await build()
  expect(builds).toBe(2)
})

test('a build without a result is a failure', async () => {
  await expect(build(() => Promise.resolve())).rejects.toThrow('dist/out.js')
})
