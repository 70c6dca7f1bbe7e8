import fs from 'node:fs'
import path from 'node:path'
import { withLock } from '../scripts/lib/lock.mjs'
import { tempFolder } from './temp-folder'

const folder = tempFolder()
const file = () => path.join(folder.path, 'deep', 'work.lock')

test('one at a time, and the second is told that it waits', async () => {
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    events.push(`${name} ends`)
  }
  const first = withLock(file(), work('first'))
  const second = withLock(file(), work('second'), () => events.push('second waits'))
  await Promise.all([first, second])
  expect(events).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends'])
  expect(fs.readdirSync(path.dirname(file()))).toEqual([])
})

test('work that fails gives the lock back', async () => {
  await expect(withLock(file(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(file(), async () => 'done')).toBe('done')
})

test.each([
  ['a process that is gone', '2147483646 77'],
  ['an earlier process of a living number', `${process.pid} 1`],
])('the lock of %s is void', async (_whose, text) => {
  folder.write('deep/work.lock', text)
  const onWait = jest.fn()
  expect(await withLock(file(), async () => 'done', onWait)).toBe('done')
  expect(onWait).not.toHaveBeenCalled()
})
