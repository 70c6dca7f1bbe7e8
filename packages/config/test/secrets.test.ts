import fs from 'node:fs'
import path from 'node:path'
import { keepSecrets } from '../scripts/start/secrets.mjs'
import { tempFolder } from './temp-folder'

const folder = tempFolder()
const file = () => path.join(folder.path, '.data', 'secrets.json')

test('made once, different from one another, kept, and read by the owner alone', () => {
  const first = keepSecrets(file(), {})
  expect(Object.keys(first)).toEqual(['JWT_SECRET', 'DATA_KEYS', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY'])
  expect(new Set(Object.values(first)).size).toBe(5)
  expect(Buffer.from(first.DATA_KEYS?.replace('k1:', '') ?? '', 'base64')).toHaveLength(32)
  expect(keepSecrets(file(), {})).toEqual(first)
  expect(fs.statSync(file()).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(path.dirname(file()))).toEqual(['secrets.json'])
})

test('what the environment gives goes first', () => {
  const kept = keepSecrets(file(), { JWT_SECRET: 'given' })
  expect(kept).not.toHaveProperty('JWT_SECRET')
  expect(kept).toHaveProperty('SEAL_KEY')
})

test('an environment that gives all leaves no file', () => {
  const all = { JWT_SECRET: 'a', DATA_KEYS: 'b', LOOKUP_KEY: 'c', CHECK_IN_KEY: 'd', SEAL_KEY: 'e' }
  expect(keepSecrets(file(), all)).toEqual({})
  expect(fs.existsSync(file())).toBe(false)
})

test('a damaged file is said, never replaced: what was encrypted would be lost', () => {
  folder.write('.data/secrets.json', '{"JWT_SECRET":')
  expect(() => keepSecrets(file(), {})).toThrow('密钥文件损坏')
  expect(fs.readFileSync(file(), 'utf8')).toBe('{"JWT_SECRET":')
})
