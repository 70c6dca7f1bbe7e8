import { randomBytes } from 'node:crypto'
import { readEnv } from '../src/env'

const secret = (): string => randomBytes(32).toString('base64')

/** A production environment with nothing missing. */
const complete = (): Record<string, string | undefined> => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://ejia@db/ejia',
  PUBLIC_URL: 'https://ejia.test/',
  JWT_SECRET: secret(),
  DATA_KEYS: `k2:${secret()},k1:${secret()}`,
  LOOKUP_KEY: secret(),
  CHECK_IN_KEY: secret(),
  SEAL_KEY: secret(),
})

/** What keeps it from starting; empty when nothing does. */
function problems(source: Record<string, string | undefined>): string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    return (error as Error).message.split('\n- ').slice(1)
  }
}

describe('the environment', () => {
  test('WeChat: the stand-in is not for production, and what proves its messages has a form', () => {
    const wechat = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'abc' }
    expect(readEnv({ ...complete(), ...wechat })).toMatchObject({ wechat: { baseUrl: 'https://api.weixin.qq.com', standIn: false }, wechatPush: null })
    expect(problems({ ...complete(), ...wechat, WECHAT_STAND_IN: '1' })).toEqual(['WECHAT_STAND_IN=1 is not for production'])
    expect(readEnv({ ...complete(), ...wechat, NODE_ENV: 'development', WECHAT_STAND_IN: '1' }).wechat?.standIn).toBe(true)
    const push = { WECHAT_PUSH_TOKEN: 'abc', WECHAT_PUSH_AES_KEY: 'A'.repeat(43) }
    expect(readEnv({ ...complete(), ...push }).wechatPush).toEqual({ token: 'abc', aesKey: 'A'.repeat(43), plain: false })
    for (const [wrong, name] of [[{ WECHAT_PUSH_TOKEN: 'a' }, 'TOKEN'], [{ WECHAT_PUSH_TOKEN: 'a b c' }, 'TOKEN'], [{ WECHAT_PUSH_AES_KEY: '' }, 'AES_KEY'], [{ WECHAT_PUSH_AES_KEY: 'A'.repeat(42) }, 'AES_KEY']] as const) {
      expect(problems({ ...complete(), ...push, ...wrong }).join()).toContain(`WECHAT_PUSH_${name}`)
    }
  })

  test('a complete one starts, and is shaped', () => {
    const source = complete()
    const env = readEnv(source)
    expect(env).toMatchObject({ production: true, demo: false, host: '127.0.0.1', port: 4600, publicUrl: 'https://ejia.test', wechat: null, objectStorage: null })
    expect(env.keys.data.current).toBe('k2')
    expect([...env.keys.data.keys.keys()]).toEqual(['k2', 'k1'])
    expect(env.keys.lookup.toString('base64')).toBe(source.LOOKUP_KEY)
  })

  test.each(['DATABASE_URL', 'PUBLIC_URL', 'JWT_SECRET', 'DATA_KEYS', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY'])('production does not start without %s', (name) => {
    for (const value of [undefined, '', '   ']) {
      const wrong = problems({ ...complete(), [name]: value })
      expect(wrong).toHaveLength(1)
      expect(wrong[0]).toMatch(new RegExp(`^${name} is missing`))
    }
  })

  test.each(['JWT_SECRET', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY'])('%s: placeholders and short keys are refused', (name) => {
    for (const value of ['change-me-change-me-change-me-change-me-change-me-', 'example-secret-of-some-forty-four-characters', 'MyDefaultPasswordMyDefaultPasswordMyDefaultPassword']) {
      expect(problems({ ...complete(), [name]: value })).toContain(`${name} looks like a placeholder`)
    }
    for (const value of ['short', randomBytes(31).toString('base64')]) expect(problems({ ...complete(), [name]: value })).toEqual([`${name} is too short: 32 bytes at least`])
    expect(problems({ ...complete(), [name]: randomBytes(32).toString('hex') })).toEqual([])
  })

  test.each([
    ['no id', () => secret()],
    ['too short', () => `k1:${randomBytes(16).toString('base64')}`],
    ['an empty key', () => 'k1:'],
    ['a bad second key', () => `k1:${secret()},k2:abc`],
    ['an id with a blank', () => `k 1:${secret()}`],
    ['one id twice', () => `k1:${secret()},k1:${secret()}`],
    ['one byte over and over', () => `k1:${Buffer.alloc(32).toString('base64')}`],
  ])('DATA_KEYS with %s is refused', (_, value) => {
    expect(problems({ ...complete(), DATA_KEYS: value() })[0]).toMatch(/^DATA_KEYS/)
  })

  test('one key for two purposes is refused: losing one would lose both', () => {
    const shared = secret()
    expect(problems({ ...complete(), JWT_SECRET: shared, SEAL_KEY: shared })).toEqual(['SEAL_KEY repeats JWT_SECRET: every purpose needs a key of its own'])
  })

  test('demonstration accounts do not exist in production', () => {
    expect(problems({ ...complete(), DEMO: '1' })).toEqual(['DEMO=1 is not for production'])
    expect(readEnv({ DATABASE_URL: 'x', DEMO: '1' }).demo).toBe(true)
    expect(readEnv({ DATABASE_URL: 'x', DEMO: 'true' }).demo).toBe(false)
  })

  test('ceilings on requests can be wider in production, not gone', () => {
    expect(problems({ ...complete(), RATE_LIMIT_SCALE: '0' })).toEqual(['RATE_LIMIT_SCALE=0 is not for production: choose a larger scale'])
    expect(readEnv({ ...complete(), RATE_LIMIT_SCALE: '4' }).rateLimitScale).toBe(4)
    expect(readEnv({ DATABASE_URL: 'x' }).rateLimitScale).toBe(1)
  })

  test('metrics are read from outside with a token nobody thinks up, or not at all', () => {
    expect(readEnv(complete()).metricsToken).toBeNull()
    expect(problems({ ...complete(), METRICS_TOKEN: 'prometheus' })[0]).toMatch(/^METRICS_TOKEN is too short/)
    const token = randomBytes(32).toString('hex')
    expect(readEnv({ ...complete(), METRICS_TOKEN: ` ${token} ` }).metricsToken).toBe(token)
  })

  test('files that WeChat looks for are name and content, nothing that leads elsewhere', () => {
    const read = (value: string) => [...readEnv({ ...complete(), WECHAT_VERIFY_FILES: value }).wechatVerifyFiles]
    expect(read('')).toEqual([])
    expect(read('aB3.txt:0f1e, MP_verify_x.txt:Zz9')).toEqual([['aB3.txt', '0f1e'], ['MP_verify_x.txt', 'Zz9']])
    for (const value of ['aB3.txt', 'aB3.txt:', '../aB3.txt:0f1e', 'aB3.html:0f1e', 'aB3.txt:<b>']) expect(problems({ ...complete(), WECHAT_VERIFY_FILES: value })[0]).toMatch(/^WECHAT_VERIFY_FILES/)
  })

  test('everything that is wrong is said at once', () => {
    const wrong = problems({ NODE_ENV: 'production', DEMO: '1', PORT: 'x', WECHAT_APP_ID: 'wx1', S3_ENDPOINT: 'https://s3.test' })
    const names = ['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'JWT_SECRET', 'DATA_KEYS', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY', 'WECHAT_APP_SECRET', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'DEMO=1']
    for (const name of names) expect(wrong.filter((line) => line.startsWith(name))).toHaveLength(1)
    expect(wrong).toHaveLength(names.length)
  })

  test.each(['0x', '-1', '65536', '1.5', 'http'])('PORT=%s is refused', (port) => {
    expect(problems({ ...complete(), PORT: port })).toEqual(['PORT is not a whole number from 0 to 65535'])
  })

  test('outside production missing keys are made up anew for each process', () => {
    const [one, two] = [readEnv({ DATABASE_URL: 'x' }), readEnv({ DATABASE_URL: 'x' })]
    expect(one.keys.token).not.toBe(two.keys.token)
    expect(one.keys.lookup.length).toBe(32)
  })
})
