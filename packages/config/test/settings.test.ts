import { readSettings } from '../scripts/start/settings.mjs'
import { localAddress, networkAddresses } from '../scripts/start/addresses.mjs'

test('nothing said: the hospital on the embedded database, this machine only', () => {
  expect(readSettings({})).toMatchObject({
    profile: 'hospital',
    host: '127.0.0.1',
    port: 4600,
    databaseUrl: undefined,
    demo: true,
    production: false,
    playsWechat: true,
    wechatPort: 4690,
  })
})

test('each profile has its own data', () => {
  const [hospital, city] = [readSettings({}), readSettings({ PROFILE: 'city' })]
  expect(city.profile).toBe('city')
  expect(city.dataDir).not.toBe(hospital.dataDir)
})

test('everything kept lies in one folder, which can be another', () => {
  const { dataDir, secretsFile } = readSettings({ DATA_DIR: '/srv/ejia' })
  expect([dataDir, secretsFile]).toEqual(['/srv/ejia/hospital', '/srv/ejia/secrets.json'])
})

test("a database of one's own gets demonstration data only when asked", () => {
  const DATABASE_URL = 'postgres://u@db/x'
  expect(readSettings({ DATABASE_URL }).demo).toBe(false)
  expect(readSettings({ DATABASE_URL, DEMO: '1' }).demo).toBe(true)
  expect(readSettings({ DATABASE_URL, NODE_ENV: 'production' }).production).toBe(true)
})

test('WeChat is played only beside demonstration data, and never when a mini-program is named', () => {
  const DATABASE_URL = 'postgres://u@db/x'
  for (const source of [{ WECHAT_APP_ID: 'wx1' }, { DATABASE_URL }, { DATABASE_URL, DEMO: '1', NODE_ENV: 'production' }]) {
    expect(readSettings(source).playsWechat).toBe(false)
  }
  expect(readSettings({ DATABASE_URL, DEMO: '1' }).playsWechat).toBe(true)
  expect(readSettings({ PORT: '65500' }).wechatPort).toBe(65310)
  expect(readSettings({ WECHAT_STAND_IN_PORT: '4999' }).wechatPort).toBe(4999)
})

test.each([{ PROFILE: 'town' }, { PORT: 'http' }, { PORT: '70000' }, { PORT: '-1' }])('%j is refused', (source) => {
  expect(() => readSettings(source)).toThrow(Object.keys(source)[0] ?? '')
})

test('an address to call', () => {
  expect(localAddress('0.0.0.0')).toBe('127.0.0.1')
  expect(localAddress('::1')).toBe('[::1]')
  expect(localAddress('ejia.local')).toBe('ejia.local')
  expect(networkAddresses('127.0.0.1')).toEqual([])
})
