import { randomBytes } from 'node:crypto'
import { AppError } from '../src/lib/app-error'
import { keyedHash, sameText, seal, unseal, type KeyRing } from '../src/lib/cipher'
import { decodeCursor, encodeCursor, instantIn, textIn, toPage } from '../src/lib/cursor'
import { newId } from '../src/lib/ids'
import { databaseProblem } from '../src/plugins/database-problem'

describe('sealed texts', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)]
  const old: KeyRing = { current: 'k1', keys: new Map([['k1', first]]) }
  const ring: KeyRing = { current: 'k2', keys: new Map([['k2', second], ['k1', first]]) }

  test.each(['13812345689', '', '党员', 'a:b:c', 'x'.repeat(5000)])('%#: opens to what was sealed, never twice the same', (plain) => {
    const [one, two] = [seal(ring, plain, 'members.phone.1'), seal(ring, plain, 'members.phone.1')]
    expect([unseal(ring, one, 'members.phone.1'), unseal(ring, two, 'members.phone.1')]).toEqual([plain, plain])
    expect(one).not.toBe(two)
    expect(one).toMatch(/^v1:k2:[\w-]{16}:[\w-]*:[\w-]{22}$/)
  })

  test('an older key still opens; a key that was taken out does not', () => {
    const sealed = seal(old, '138', 'here')
    expect(unseal(ring, sealed, 'here')).toBe('138')
    expect(() => unseal({ current: 'k2', keys: new Map([['k2', second]]) }, sealed, 'here')).toThrow('no key "k1"')
  })

  test('moved, changed, cut short or made up: it does not open', () => {
    const sealed = seal(ring, '13812345689', 'members.phone.1')
    expect(() => unseal(ring, sealed, 'members.phone.2')).toThrow()
    const [v, key, iv, text = '', tag = ''] = sealed.split(':')
    const flipped = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
    for (const forged of [
      [v, key, iv, flipped(text), tag], [v, key, iv, text, flipped(tag)], [v, 'k1', iv, text, tag], ['v2', key, iv, text, tag],
      [v, key, iv, text, tag.slice(0, 6)], [v, key, '', text, tag], [v, key, iv, text], ['13812345689'],
    ]) {
      expect(() => unseal(ring, forged.join(':'), 'members.phone.1')).toThrow()
    }
  })

  test('keyed hashes find equals, under one key only', () => {
    expect(keyedHash(first, '138')).toBe(keyedHash(first, '138'))
    expect(keyedHash(first, '138')).not.toBe(keyedHash(second, '138'))
    expect(sameText('abc', 'abc')).toBe(true)
    expect([sameText('abc', 'abd'), sameText('abc', 'ab'), sameText('', 'a')]).toEqual([false, false, false])
  })
})

describe('cursors', () => {
  test('carry the key of the last row', () => {
    expect(decodeCursor(encodeCursor(['2026', 7, null, true]), 4)).toEqual(['2026', 7, null, true])
    expect(decodeCursor(undefined, 2)).toBeNull()
  })

  test.each(['', 'x', '!!!', 'bnVsbA', 'W10', 'WzFd', 'eyJhIjoxfQ', encodeCursor(['a', 'b', 'c']), Buffer.from('[{"a":1},2]').toString('base64url'), Buffer.from('[[1],2]').toString('base64url')])(
    'made up: %j is a bad request',
    (cursor) => {
      expect(() => decodeCursor(cursor, 2)).toThrow(AppError)
    },
  )

  test('parts of the wrong kind are a bad request too', () => {
    for (const part of [null, 1, true, undefined]) expect(() => textIn(part)).toThrow(AppError)
    for (const part of ['x', '', '2026-13-01', undefined]) expect(() => instantIn(part)).toThrow(AppError)
    expect(instantIn('2026-11-22T06:00:00.000Z').getTime()).toBe(Date.UTC(2026, 10, 22, 6))
  })

  test('a next page exists exactly when a row more was found', () => {
    const keyOf = (n: number) => [n]
    expect(toPage([1, 2, 3], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) })
    expect(toPage([1, 2], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: null })
    expect(toPage([], 2, keyOf)).toEqual({ items: [], nextCursor: null })
  })
})

test('ids are version 7, ordered by time and different within a moment', () => {
  const ids = [1, 2, 3].map((ms) => newId(new Date(1_795_000_000_000 + ms)))
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(Array.from({ length: 1000 }, () => newId(new Date(0)))).size).toBe(1000)
})

describe('what errors of the database mean', () => {
  test.each([
    [{ code: '23505', constraint: 'members_roster_no_unique' }, 'members.roster_no_taken'],
    [{ cause: { code: '23505', constraint: 'wechat_identities_openid_unique' } }, 'auth.wechat_taken'],
    [{ code: '22021' }, 'request.invalid'],
    [{ code: '23503' }, 'reference.not_found'],
    [{ code: '40P01' }, 'server.busy'],
    [{ code: 'ECONNREFUSED' }, 'server.busy'],
    [{ message: 'timeout exceeded when trying to connect' }, 'server.busy'],
    [{ code: '23505', constraint: 'nobody_knows' }, undefined],
    [new Error('x'), undefined],
    [null, undefined],
    ['text', undefined],
  ])('%j → %s', (error, code) => {
    expect(databaseProblem(error)).toBe(code)
  })
})
