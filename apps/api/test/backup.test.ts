import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { requireTool } from '../scripts/backup/client-tools'
import { DraftFolder } from '../scripts/backup/draft-folder'
import { makeBackup } from '../scripts/backup/make-backup'
import type { Manifest } from '../scripts/backup/manifest'
import { sha256Of } from '../scripts/backup/parts'
import { exits, Refusal } from '../scripts/backup/refusal'
import { restoreDump } from '../scripts/backup/restore-backup'
import { migrateDatabase } from '../scripts/migrate-database'
import { verifyLedger } from '../scripts/proof/verify'
import { readEnv } from '../src/env'
import { verifyAudit } from '../src/modules/audit'
import { Desk, ownPassword } from '../src/modules/auth/operator/operator.test-kit'
import { startTestApp, testKeys, type TestApp } from './harness/app'
import { Meetings } from './harness/meetings'
import { dumpableServer } from './harness/postgres-tools'
import { publishPost } from './harness/posts'
import { pdf, png } from './harness/samples'
import { runScript, type Ended } from './harness/script'
import { untilSealed } from './harness/sealed'
import type { TestServer } from './harness/server'

const work = fs.mkdtempSync(path.join(tmpdir(), 'ejia-backup-'))
const inWork = (name: string): string => path.join(work, name)

/** A small installation with something of everything, and its backup. */
class Installation {
  readonly databases: string[] = []
  host!: TestApp
  url = ''
  readonly filesDir = inWork('files')
  memberId = ''
  fileIds: string[] = []
  operator!: Awaited<ReturnType<Desk['operator']>>
  people!: Meetings['people']

  constructor(readonly server: TestServer) {}

  async database(): Promise<string> {
    const name = `ejia_test_${process.pid}_backup_${this.databases.length}`
    await this.admin(`create database ${name} template template0`)
    this.databases.push(name)
    return this.server.url.replace(/\/[^/]*$/, `/${name}`)
  }

  async admin(query: string): Promise<void> {
    const admin = new pg.Client({ connectionString: this.server.url })
    await admin.connect()
    await admin.query(query).finally(() => admin.end())
  }

  async fill(): Promise<void> {
    this.url = await this.database()
    await migrateDatabase(this.url, migrations)
    this.host = await startTestApp({ filesDir: this.filesDir }, this.url)
    const meetings = await Meetings.start(this.host)
    this.people = meetings.people
    const { client } = this.host
    const { secretary, office, member, retired, branch, root } = meetings.people
    this.memberId = (await client.call('POST /members', { body: { name: '有电话的', orgId: branch.id, status: 'full', phone: '13812345689' } }, { as: secretary })).id
    for (const [name, content] of [['照片.png', png], ['通知.pdf', pdf], ['又一张.png', png]] as const) {
      this.fileIds.push(((await client.upload('/files', { name, content }, { as: office })).body as { id: string }).id)
    }
    await publishPost(this.host, office, { orgId: root.id, title: '要留住的文章', attachmentIds: [this.fileIds[1]!] })
    const { id } = await meetings.open()
    for (const as of [member, retired]) await meetings.scan(id, as, { code: await meetings.code(id) })
    this.operator = await (await Desk.start(this.host)).operator('yunwei')
    await untilSealed(this.host)
  }

  backup = (to: string, how: Parameters<typeof runScript>[2] = {}): Promise<Ended> =>
    runScript('scripts/backup.ts', ['--to', to], { ...how, env: { DATABASE_URL: this.url, FILES_DIR: this.filesDir, ...how.env } })

  async close(): Promise<void> {
    await this.host?.close()
    for (const name of this.databases) await this.admin(`drop database if exists ${name} with (force)`)
    await this.server.stop()
  }
}

const migrations = path.resolve(__dirname, '../drizzle')

const surroundings = (databaseUrl: string, env: Record<string, string> = {}) => ({ DATABASE_URL: databaseUrl, FILES_DIR: inWork('restored-files'), ...env })

/** As an operator does it. */
const restore = (from: string, databaseUrl: string): Promise<Ended> => runScript('scripts/restore.ts', ['--from', from], { env: surroundings(databaseUrl) })

/** The same without a process of its own: how it would end. */
async function tryRestore(from: string, databaseUrl: string, env: Record<string, string> = {}): Promise<Ended> {
  const work = restoreDump(readEnv({ ...testKeys, ...surroundings(databaseUrl, env) }), { from, migrations, say: () => {} })
  return work.then(
    () => ({ code: 0, said: '' }),
    (error: unknown) => ({ code: error instanceof Refusal ? exits[error.why] : 1, said: String(error) }),
  )
}

const treeOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)).sort().map((file) => [path.relative(folder, file), sha256Of(fs.readFileSync(file))]),
  )

const flip = (file: string, at: number): void => {
  const content = fs.readFileSync(file)
  content[at] = content[at]! ^ 1
  fs.writeFileSync(file, content)
}

/** A copy of the backup on which somebody has been. */
function damaged(name: string, damage: (folder: string) => void): string {
  const folder = inWork(name)
  fs.cpSync(inWork('backup'), folder, { recursive: true })
  damage(folder)
  return folder
}

const manifestOf = (folder: string): Manifest => JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8').replace(/\n[0-9a-f]{64}\n$/, '')) as Manifest

function rewriteManifest(folder: string, change: (manifest: Manifest) => void): void {
  const manifest = manifestOf(folder)
  change(manifest)
  const text = JSON.stringify(manifest, null, 2)
  fs.writeFileSync(path.join(folder, 'manifest.json'), `${text}\n${sha256Of(text)}\n`)
}

describe('backup and restore through PostgreSQL’s own programs', () => {
  let home: Installation | null = null
  let target = ''
  /** Machines without any of Debian's PostgreSQL have nothing to try it with; CI installs it and insists. */
  const there = (): Installation => {
    if (!home) throw new Error('no pg_dump for any server here')
    return home
  }

  beforeAll(async () => {
    const server = await dumpableServer()
    if (!server) {
      if (process.env.REQUIRE_POSTGRES_CLIENT) throw new Error('no pg_dump: install postgresql-client')
      return
    }
    home = new Installation(server)
    await home.fill()
    const made = await home.backup(inWork('backup'))
    if (made.code !== 0) throw new Error(made.said)
    target = await home.database()
  })
  afterAll(async () => {
    await home?.close()
    fs.rmSync(work, { recursive: true, force: true })
  })

  const tryIt = (name: string, run: () => Promise<void>) =>
    test(name, async () => {
      if (home || process.env.REQUIRE_POSTGRES_CLIENT) return run()
      console.warn('skipped: no pg_dump on this machine')
    })

  tryIt('a backup holds everything but keys, and can be checked with sha256sum', async () => {
    const folder = inWork('backup')
    expect(fs.readdirSync(work).filter((name) => name.startsWith('backup'))).toEqual(['backup'])
    const manifest = manifestOf(folder)
    expect(manifest).toMatchObject({ kind: 'dump', files: { kept: 2, missing: [] }, keys: { data: [{ id: 'k1', rows: 2 }] } })
    expect(manifest.counts).toMatchObject({ 'public.files': 3, 'public.attendances': 2, 'public.members': 11 })
    expect(manifest.auditHead).toMatch(/^\d+:[\w-]{43}$/)
    for (const line of fs.readFileSync(path.join(folder, 'checksums.txt'), 'utf8').trim().split('\n')) {
      const [sum, name = ''] = line.split('  ')
      expect(sha256Of(fs.readFileSync(path.join(folder, name)))).toBe(sum)
    }
    const everything = Object.keys(treeOf(folder)).map((name) => fs.readFileSync(path.join(folder, name), 'latin1')).join('\n')
    for (const key of Object.values(testKeys).filter((value) => value.length > 20)) expect(everything).not.toContain(key.replace(/^k1:/, ''))
    expect(fs.statSync(folder).mode & 0o077).toBe(0)
  })

  // damage first: the empty database stays empty through all of it
  tryIt('what is damaged, incomplete or not ours is refused by name, each with an exit code of its own', async () => {
    const file = (fs.readFileSync(inWork('backup/checksums.txt'), 'utf8').match(/files\/\S+/) ?? [''])[0]
    const cases: [string, number, RegExp, Record<string, string>?][] = [
      [damaged('flipped', (folder) => flip(path.join(folder, 'database.dump'), 2000)), 4, /database\.dump 与备份时不同/],
      [damaged('lost-file', (folder) => fs.rmSync(path.join(folder, file))), 4, new RegExp(`缺少 ${file}`)],
      [damaged('flipped-manifest', (folder) => flip(path.join(folder, 'manifest.json'), 300)), 4, /manifest\.json 与备份时不同/],
      [damaged('flipped-list', (folder) => flip(path.join(folder, 'checksums.txt'), 3)), 4, /checksums\.txt 与备份时不同/],
      [damaged('no-manifest', (folder) => fs.rmSync(path.join(folder, 'manifest.json'))), 3, /不是一份完整的备份/],
      [damaged('newer', (folder) => rewriteManifest(folder, (manifest) => (manifest.database.migration.newest += 1e12))), 6, /比这个版本的程序新/],
      [inWork('backup'), 5, /密钥 k1 不是备份时的那一把/, { DATA_KEYS: `k1:${Buffer.alloc(32, 'other').toString('base64')}` }],
      [inWork('backup'), 5, /没有密钥 k1，2 行/, { DATA_KEYS: `k2:${Buffer.alloc(32, 'other').toString('base64')}` }],
      [inWork('backup'), 5, /SEAL_KEY 不是/, { SEAL_KEY: Buffer.alloc(32, 'other').toString('base64') }],
      [inWork('backup'), 5, /LOOKUP_KEY 不是/, { LOOKUP_KEY: Buffer.alloc(32, 'other').toString('base64') }],
    ]
    for (const [from, code, words, env] of cases) {
      const ended = await tryRestore(from, target, env)
      expect({ from: path.basename(from), code: ended.code, said: ended.said }).toEqual({ from: path.basename(from), code, said: expect.stringMatching(words) })
    }
    // and the process ends as it says
    expect((await restore(inWork('flipped'), target)).code).toBe(4)
    expect(fs.existsSync(inWork('restored-files'))).toBe(false)
    expect((await requireTool('pg_dump', 99, '试一试').catch((error: Error) => error.message))).toMatch(/postgresql-client/)
  })

  tryIt('an interrupted backup leaves nothing that looks like one', async () => {
    const { url } = there()
    const blocker = new pg.Client({ connectionString: url })
    await blocker.connect()
    let running = 0
    const passwordsOf = (pid: number): RegExp => new RegExp(`^ejia-pass-${pid}-`)
    const drafts = (): string[] => fs.readdirSync(work).filter((name) => name.startsWith('cut.'))
    /** Stopped in the middle of the dump: it waits for a table that somebody holds. */
    const cut = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> => {
      await blocker.query('begin; lock table post_receipts in access exclusive mode')
      let stop: (signal: 'SIGTERM' | 'SIGKILL') => void = () => {}
      const ended = there().backup(inWork('cut'), { started: (child) => {
        running = child.pid ?? 0
        stop = (how) => void child.kill(how)
      } })
      while (!drafts().some((name) => fs.existsSync(path.join(work, name, 'database.dump')))) await pause(20)
      stop(signal)
      return ended.finally(() => blocker.query('rollback'))
    }
    try {
      expect(await cut('SIGTERM')).toMatchObject({ code: 130, said: expect.stringContaining('没有留下') as string })
      expect([drafts(), fs.existsSync(inWork('cut'))]).toEqual([[], false])
      expect(fs.readdirSync(tmpdir()).filter((name) => passwordsOf(running).test(name))).toEqual([])
      await cut('SIGKILL')
      expect([drafts().length, fs.existsSync(inWork('cut'))]).toEqual([1, false])
      expect(await tryRestore(path.join(work, drafts()[0]!), target)).toMatchObject({ code: 3 })
    } finally {
      await blocker.end()
    }
    expect(await there().backup(inWork('cut'))).toMatchObject({ code: 0 })
    expect(drafts()).toEqual([])
    expect(() => new DraftFolder(inWork('cut'))).toThrow('已经存在')
  })

  tryIt('restored into an empty system it is the same system', async () => {
    const from = there()
    const restored = await restore(inWork('backup'), target)
    expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/行数一致；审计链完整，末端 \d+:[\s\S]*恢复完成/) as string })
    expect(treeOf(inWork('restored-files'))).toEqual(treeOf(from.filesDir))
    const host = await startTestApp({ filesDir: inWork('restored-files') }, target)
    try {
      const { secretary, office } = from.people
      const phone = await host.client.call('POST /members/:memberId/phone-views', { params: { memberId: from.memberId }, body: { reason: '恢复演练' } }, { as: secretary })
      expect(phone).toEqual({ phone: '13812345689' })
      expect((await host.client.download(`/files/${from.fileIds[1]}`, { as: office })).body).toEqual(pdf)
      expect((await host.client.call('GET /posts', { query: { section: 'news' } })).items.map((post) => post.title)).toEqual(['要留住的文章'])
      host.clock.advance(300)
      const desk = await Desk.start(host)
      expect((await desk.signIn('yunwei', ownPassword, desk.codeOf(from.operator.secret))).body).toMatchObject({ state: 'signed_in' })
      const [seq, hash] = manifestOf(inWork('backup')).auditHead!.split(':')
      expect((await verifyAudit(host.app.db, host.app.env.keys.seal, { seq: Number(seq), hash: hash! })).broken).toBeNull()
      expect(await verifyLedger(host.app.db, host.app.env.keys.seal)).toEqual([])
    } finally {
      await host.close()
    }
  })

  tryIt('a database or a folder that holds something is left alone', async () => {
    expect(await tryRestore(inWork('backup'), target)).toMatchObject({ code: 7, said: expect.stringContaining('目标数据库里已经有表') as string })
    const empty = await there().database()
    fs.mkdirSync(inWork('others'))
    fs.writeFileSync(inWork('others/mine.txt'), 'mine')
    expect(await tryRestore(inWork('backup'), empty, { FILES_DIR: inWork('others') })).toMatchObject({ code: 7, said: expect.stringContaining('mine.txt') as string })
  })

  tryIt('a file whose content is gone is reported, and what is left is backed up; keys that do not fit make no backup', async () => {
    const { filesDir, fileIds } = there()
    const lost = sha256Of(png)
    fs.rmSync(path.join(filesDir, lost.slice(0, 2), lost.slice(2, 4), lost))
    const make = (to: string, keys: Record<string, string> = {}) =>
      makeBackup(readEnv({ ...testKeys, ...surroundings(there().url, { FILES_DIR: filesDir, ...keys }) }), { to, kind: 'dump', program: 'test', say: () => {} })
    const [one, , other] = fileIds
    expect((await make(inWork('with-gap'))).missing.map(({ id }) => id).sort()).toEqual([one, other].sort())
    const { kept, missing } = manifestOf(inWork('with-gap')).files
    expect({ kept, missing: missing.map(({ id }) => id).sort() }).toEqual({ kept: 1, missing: [one, other].sort() })
    await expect(make(inWork('closed'), { DATA_KEYS: `k2:${Buffer.alloc(32, 'other').toString('base64')}` })).rejects.toThrow('members.phone_sealed：1 行用密钥 k1 加密')
    expect(fs.existsSync(inWork('closed'))).toBe(false)
  })
})
