import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrateDatabase } from '../scripts/migrate-database'
import { verifyLedger } from '../scripts/proof/verify'
import { startTestApp, testKeys, type TestApp } from './harness/app'
import { Meetings } from './harness/meetings'
import { pdf } from './harness/samples'
import type { Ended } from './harness/script'
import type { TestServer } from './harness/server'

const work = mkdtempSync(path.join(tmpdir(), 'ejia-embedded-'))
const inWork = (name: string): string => path.join(work, name)
const script = path.resolve(__dirname, '../../../packages/config/scripts/maintain.mjs')

/** `pnpm --filter api backup -- …`, for the data folder of a `pnpm start`. */
async function maintain(dataDir: string, ...args: string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, INIT_CWD: work }
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { code: await new Promise((resolve) => child.once('close', resolve)), said }
}

function dataFolder(name: string, change: Record<string, string> = {}): string {
  mkdirSync(inWork(name))
  writeFileSync(inWork(`${name}/secrets.json`), JSON.stringify({ ...testKeys, ...change }))
  return inWork(name)
}

/** The server of a data folder, as `start` runs it. */
async function serverOf(dataDir: string): Promise<TestServer> {
  const { startEmbedded } = (await import('@ejia/config/scripts/embedded-postgres.mjs')) as { startEmbedded: (options: object) => Promise<TestServer> }
  return startEmbedded({ dir: path.join(dataDir, 'hospital/postgres'), database: 'ejia' })
}

describe('backup and restore of the embedded database', () => {
  const running: (() => Promise<void>)[] = []
  const serve = async (dataDir: string): Promise<TestApp> => {
    const server = await serverOf(dataDir)
    running.unshift(server.stop)
    await migrateDatabase(server.url, path.resolve(__dirname, '../drizzle'))
    const host = await startTestApp({ filesDir: path.join(dataDir, 'hospital/files') }, server.url)
    running.unshift(host.close)
    return host
  }
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0)) await end()
  }

  afterEach(stop)
  afterAll(() => rmSync(work, { recursive: true, force: true }))

  test('taken while people work, it is the system of one moment; it goes only into an empty place, under the same keys', async () => {
    const home = dataFolder('home')
    const host = await serve(home)
    const meetings = await Meetings.start(host)
    const { secretary, office, branch, member } = meetings.people
    const memberId = (await host.client.call('POST /members', { body: { name: '有电话的', orgId: branch.id, status: 'full', phone: '13812345689' } }, { as: secretary })).id
    const fileId = ((await host.client.upload('/files', { name: '通知.pdf', content: pdf }, { as: office })).body as { id: string }).id
    const { id } = await meetings.open()
    await meetings.scan(id, member, { code: await meetings.code(id) })
    await host.app.sealAudit()

    let going = true
    const writing = (async () => {
      let written = 0
      for (; going; written += 1) await host.client.call('POST /members', { body: { name: '新来的', orgId: branch.id, status: 'full', phone: `139${10_000_000 + written}` } }, { as: secretary })
      return written
    })()
    const made = await maintain(home, 'backup', '--to', 'backup')
    going = false
    const written = await writing
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('备份完成') as string })
    expect(written).toBeGreaterThan(3)

    expect(await maintain(home, 'restore', '--from', 'backup')).toMatchObject({ code: 7, said: expect.stringContaining('不会覆盖') as string })
    await stop()

    const strange = dataFolder('strange', { DATA_KEYS: `k1:${Buffer.alloc(32, 'other').toString('base64')}` })
    expect(await maintain(strange, 'restore', '--from', 'backup')).toMatchObject({ code: 5, said: expect.stringContaining('密钥 k1 不是备份时的那一把') as string })
    cpSync(inWork('backup'), inWork('damaged'), { recursive: true })
    rmSync(inWork('damaged/cluster/data/global/pg_control'))
    expect(await maintain(strange, 'restore', '--from', 'damaged', '--check')).toMatchObject({ code: 5 })

    const fresh = dataFolder('fresh')
    expect(await maintain(fresh, 'restore', '--from', 'damaged')).toMatchObject({ code: 4, said: expect.stringContaining('缺少 cluster/data/global/pg_control') as string })
    expect(existsSync(path.join(fresh, 'hospital'))).toBe(false)
    expect(await maintain(fresh, 'restore', '--from', 'backup')).toMatchObject({ code: 0, said: expect.stringMatching(/行数一致；审计链完整，末端 \d+:[\s\S]*恢复完成/) as string })

    const restored = await serve(fresh)
    const phone = await restored.client.call('POST /members/:memberId/phone-views', { params: { memberId }, body: { reason: '恢复演练' } }, { as: secretary })
    expect(phone).toEqual({ phone: '13812345689' })
    expect((await restored.client.download(`/files/${fileId}`, { as: office })).body).toEqual(pdf)
    expect(await verifyLedger(restored.app.db, restored.app.env.keys.seal)).toEqual([])
  })
})
