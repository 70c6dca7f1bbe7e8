import { chooseRunner, runProgram } from '../scripts/postgres/run-program.mjs'

const missing = (): string => {
  throw new Error('not found')
}

test('an ordinary user needs no help', () => {
  expect(chooseRunner(missing, 1000)).toEqual({ wrap: [] })
})

test('root runs in a user namespace where there is one', () => {
  expect(chooseRunner(() => '', 0).wrap[0]).toBe('unshare')
})

test('root without namespaces becomes postgres, or nobody', () => {
  const ids = (known: string) => (command: string, args: string[]) =>
    command === 'id' && args[1] === known ? '70\n' : missing()
  for (const known of ['postgres', 'nobody'])
    expect(chooseRunner(ids(known), 0)).toEqual({ wrap: [], owner: { uid: 70, gid: 70 } })
  expect(() => chooseRunner(missing, 0)).toThrow('root')
})

test('a program that fails is quoted', async () => {
  const script = 'console.error("no space left"); process.exit(3)'
  await expect(runProgram({ wrap: [] }, process.execPath, ['-e', script])).rejects.toThrow(
    /failed \(3\): no space left/,
  )
})
