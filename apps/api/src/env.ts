import { randomBytes } from 'node:crypto'
import { readTemplates, type Templates } from '@ejia/domain/subscription-templates'
import type { KeyRing } from './lib/cipher'

/** Everything the API takes from its surroundings, read once and shaped. `.env.example` in `infra/` explains each. */
export interface Env {
  production: boolean
  databaseUrl: string
  host: string
  port: number
  /** Folder where uploaded files are kept; unused when object storage is configured. */
  filesDir: string
  objectStorage: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string } | null
  /** The clamd that looks into every upload before it is kept; null: nobody looks. */
  virusScan: { host: string; port: number } | null
  /** Hosts from which pictures of pasted articles may be fetched. */
  imageHosts: readonly string[]
  /** Folder of the built H5 client, or null to serve the API alone. */
  webDir: string | null
  /** Folder of the built console, served below `/console/`, or null for none. */
  consoleDir: string | null
  /** Where people reach this deployment; goes into QR codes. */
  publicUrl: string
  /** Demonstration accounts may sign in. Never in production. */
  demo: boolean
  keys: Keys
  /** `standIn`: WeChat is played by our own stand-in, for demonstrations. Never in production. */
  wechat: { baseUrl: string; appId: string; appSecret: string; standIn: boolean } | null
  /** How messages of the platform are proven to be from it; null: none are taken. `plain`: also those that are not encrypted. */
  wechatPush: { token: string; aesKey: string; plain: boolean } | null
  /** Templates of 订阅消息 by what they tell of; none: members are told in their inboxes alone. */
  wechatTemplates: Templates
  /**
   * Who looks at somebody whose phone number WeChat vouches for and the roster has once. `none`: nobody, they are bound at once,
   * because they showed the very thing the branch would ask for. `branch`: the branch, where rosters are known to be out of date.
   */
  bindingConfirm: 'none' | 'branch'
  /** Shown at the foot of the home page (备案编号). */
  filingNumber: string
  /** Files by which WeChat sees that an address is ours (校验文件): name → content. */
  wechatVerifyFiles: ReadonlyMap<string, string>
  /** Whom to ask about the app and about personal data, shown on the page 关于. */
  serviceContact: string
  /** Name of the first organisation, for `create-admin` on an empty database. */
  organisationName: string
  /** Oldest client version still served, `1.2.0`. */
  minClientVersion: string
  /** Seconds between two sealings of the audit; 0 leaves sealing to other processes. */
  sealSeconds: number
  /** This process does the work of the queue too; off for processes that only serve. */
  runJobs: boolean
  /** Replies that many share are kept as bytes between requests; off to look at the database each time. */
  prepared: boolean
  /** Whoever sends it may read metrics from outside the inner network; null: nobody may. */
  metricsToken: string | null
  /** Multiplies every ceiling on how often one may ask (`limits/ceilings.ts`); 0: no ceilings, for load tests. */
  rateLimitScale: number
  /** Proxies between people and this process, each of which adds to X-Forwarded-For. */
  proxyHops: number
  logLevel: string
}

/** One key per purpose, so that one can be changed or lost without the others. */
export interface Keys {
  token: string
  data: KeyRing
  lookup: Buffer
  /** Hashes are also looked up under this one while LOOKUP_KEY is being changed; null at all other times. */
  lookupAlso: Buffer | null
  checkIn: Buffer
  seal: Buffer
}

type Source = Readonly<Record<string, string | undefined>>

/** Collects what is wrong, so that an operator sees all of it at once. */
class Reader {
  readonly wrong: string[] = []
  /** Keys read so far → what they are for. */
  private readonly seen = new Map<string, string>()
  constructor(
    private readonly source: Source,
    private readonly needsSecrets: boolean,
  ) {}

  text(name: string, fallback?: string): string {
    const value = this.source[name]?.trim()
    if (value) return value
    if (fallback === undefined) this.wrong.push(`${name} is missing`)
    return fallback ?? ''
  }

  number(name: string, fallback: number): number {
    const value = Number(this.text(name, String(fallback)))
    if (!Number.isInteger(value) || value < 0 || value > 65_535) this.wrong.push(`${name} is not a whole number from 0 to 65535`)
    return value
  }

  /** A secret of at least 32 bytes, base64 or hex. Outside production a random one serves until the process ends. */
  secret(name: string): Buffer {
    const value = this.source[name]?.trim()
    if (!value) {
      if (this.needsSecrets) this.wrong.push(`${name} is missing: create one with "openssl rand -base64 32"`)
      return randomBytes(32)
    }
    const bytes = decode(value)
    if (bytes.length < 32) this.wrong.push(`${name} is too short: 32 bytes at least`)
    else this.remember(name, bytes)
    if (/change|example|secret|default|password/i.test(value)) this.wrong.push(`${name} looks like a placeholder`)
    return bytes
  }

  /** Every purpose has a key of its own, and none that anybody could think up. */
  private remember(name: string, key: Buffer): void {
    const text = key.toString('base64')
    const earlier = this.seen.get(text)
    if (earlier) this.wrong.push(`${name} repeats ${earlier}: every purpose needs a key of its own`)
    if (new Set(key).size === 1) this.wrong.push(`${name} is one byte over and over`)
    this.seen.set(text, name)
  }

  /** `id:base64` pairs, newest first: the first seals, all open. */
  keyRing(name: string): KeyRing {
    const value = this.source[name]?.trim()
    if (!value) return { current: 'k1', keys: new Map([['k1', this.secret(name)]]) }
    const pairs = value.split(',').map((pair) => pair.trim().split(/:(.*)/s))
    const keys = new Map(pairs.map(([id = '', key = '']) => [id, decode(key)]))
    for (const [id, key] of keys) {
      if (!/^[\w-]+$/.test(id) || key.length !== 32) this.wrong.push(`${name}: key "${id}" must be an id, a colon and 32 bytes in base64`)
      else this.remember(`${name}: key "${id}"`, key)
    }
    if (keys.size < pairs.length) this.wrong.push(`${name} names one id twice`)
    return { current: pairs[0]?.[0] ?? '', keys }
  }
}

const decode = (value: string): Buffer => (/^[0-9a-f]{64,}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64'))

/** For work on what is kept (backup, keys): invented secrets, good enough for a server that is tried out, would do harm. */
export const readWorkEnv = (source: Source = process.env): Env => readEnv(source, true)

/** Reads and checks the surroundings; throws one readable list of everything that is wrong. */
export function readEnv(source: Source = process.env, needsSecrets = false): Env {
  const production = source.NODE_ENV === 'production'
  const read = new Reader(source, production || needsSecrets)
  const port = read.number('PORT', 4600)
  const host = read.text('HOST', '127.0.0.1')
  const env: Env = {
    production,
    databaseUrl: read.text('DATABASE_URL'),
    host,
    port,
    filesDir: read.text('FILES_DIR', '.data/files'),
    objectStorage: objectStorage(source, read),
    virusScan: virusScan(read),
    imageHosts: imageHosts(read),
    webDir: source.WEB_DIR?.trim() || null,
    consoleDir: source.CONSOLE_DIR?.trim() || null,
    publicUrl: read.text('PUBLIC_URL', production ? undefined : `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    demo: source.DEMO === '1',
    keys: {
      token: read.secret('JWT_SECRET').toString('base64'),
      data: read.keyRing('DATA_KEYS'),
      lookup: read.secret('LOOKUP_KEY'),
      lookupAlso: source.LOOKUP_KEY_ALSO?.trim() ? read.secret('LOOKUP_KEY_ALSO') : null,
      checkIn: read.secret('CHECK_IN_KEY'),
      seal: read.secret('SEAL_KEY'),
    },
    wechat: wechat(source, read),
    wechatPush: wechatPush(source, read),
    wechatTemplates: wechatTemplates(read),
    bindingConfirm: bindingConfirm(read),
    filingNumber: read.text('FILING_NUMBER', ''),
    wechatVerifyFiles: wechatVerifyFiles(read),
    serviceContact: read.text('SERVICE_CONTACT', ''),
    organisationName: read.text('ORGANISATION_NAME', ''),
    minClientVersion: read.text('MIN_CLIENT_VERSION', '0.0.0'),
    sealSeconds: read.number('AUDIT_SEAL_SECONDS', 5),
    runJobs: read.text('JOBS', '1') !== '0',
    prepared: read.text('PREPARED', '1') !== '0',
    metricsToken: metricsToken(source, read),
    rateLimitScale: read.number('RATE_LIMIT_SCALE', 1),
    proxyHops: read.number('PROXY_HOPS', 0),
    logLevel: read.text('LOG_LEVEL', 'info'),
  }
  if (production) refuseTrials(env, read)
  if (read.wrong.length > 0) throw new Error(`Cannot start, the environment is not complete:\n- ${read.wrong.join('\n- ')}`)
  return env
}

/** What is for trying out, and would do harm where people work. */
function refuseTrials(env: Env, read: Reader): void {
  if (env.rateLimitScale === 0) read.wrong.push('RATE_LIMIT_SCALE=0 is not for production: choose a larger scale')
  if (env.wechat?.standIn) read.wrong.push('WECHAT_STAND_IN=1 is not for production')
  if (env.demo) read.wrong.push('DEMO=1 is not for production')
}

function wechat(source: Source, read: Reader): Env['wechat'] {
  if (!source.WECHAT_APP_ID?.trim()) return null
  return {
    baseUrl: read.text('WECHAT_BASE_URL', 'https://api.weixin.qq.com').replace(/\/$/, ''),
    appId: read.text('WECHAT_APP_ID'),
    appSecret: read.text('WECHAT_APP_SECRET'),
    standIn: source.WECHAT_STAND_IN === '1',
  }
}

/** Token and EncodingAESKey as the mini-program's settings have them (消息推送). */
function wechatPush(source: Source, read: Reader): Env['wechatPush'] {
  if (!source.WECHAT_PUSH_TOKEN?.trim()) return null
  const [token, aesKey] = [read.text('WECHAT_PUSH_TOKEN'), read.text('WECHAT_PUSH_AES_KEY')]
  if (!/^[A-Za-z0-9]{3,32}$/.test(token)) read.wrong.push('WECHAT_PUSH_TOKEN must be 3 to 32 letters and digits')
  if (aesKey !== '' && !/^[A-Za-z0-9]{43}$/.test(aesKey)) read.wrong.push('WECHAT_PUSH_AES_KEY must be 43 letters and digits')
  return { token, aesKey, plain: source.WECHAT_PUSH_PLAIN === '1' }
}

function bindingConfirm(read: Reader): Env['bindingConfirm'] {
  const value = read.text('BINDING_CONFIRM', 'none')
  if (value !== 'none' && value !== 'branch') read.wrong.push('BINDING_CONFIRM is neither "none" nor "branch"')
  return value === 'branch' ? 'branch' : 'none'
}

function wechatTemplates(read: Reader): Templates {
  const { templates, wrong } = readTemplates(read.text('WECHAT_TEMPLATES', ''))
  read.wrong.push(...wrong.map((one) => `WECHAT_TEMPLATES: ${one}`))
  return templates
}

/** `name.txt:content`, separated by commas, as the files are that WeChat's console hands out. */
function wechatVerifyFiles(read: Reader): ReadonlyMap<string, string> {
  const parts = read.text('WECHAT_VERIFY_FILES', '').split(',').map((part) => part.trim()).filter(Boolean)
  const files = new Map(parts.map((part) => part.split(/:(.*)/s, 2) as [string, string]))
  for (const [name, content] of files) if (!/^[\w-]{1,64}\.txt$/.test(name) || !/^[\w-]{1,200}$/.test(content ?? '')) read.wrong.push(`WECHAT_VERIFY_FILES: "${name}" is not name.txt:content`)
  return files
}

function metricsToken(source: Source, read: Reader): string | null {
  const token = source.METRICS_TOKEN?.trim()
  if (!token) return null
  if (token.length < 32) read.wrong.push('METRICS_TOKEN is too short: 32 characters at least, create one with "openssl rand -hex 32"')
  return token
}

/** Where 公众号 articles keep their pictures. */
const articleHosts = ['mmbiz.qpic.cn', 'mmbiz.qlogo.cn']

/** Those, and what the operator adds: plain host names, separated by commas. */
function imageHosts(read: Reader): readonly string[] {
  const added = read.text('IMAGE_HOSTS', '').toLowerCase().split(',').map((host) => host.trim()).filter(Boolean)
  for (const host of added) if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) read.wrong.push(`IMAGE_HOSTS: "${host}" is not a plain host name`)
  return [...articleHosts, ...added]
}

/** `host:port`, `[address]:port`. */
function virusScan(read: Reader): Env['virusScan'] {
  const address = read.text('VIRUS_SCAN_ADDRESS', '')
  if (!address) return null
  const [, host, port] = /^\[?(.+?)\]?:(\d{1,5})$/.exec(address) ?? []
  if (!host || !port) read.wrong.push('VIRUS_SCAN_ADDRESS is not host:port')
  return { host: host ?? '', port: Number(port) }
}

function objectStorage(source: Source, read: Reader): Env['objectStorage'] {
  if (!source.S3_ENDPOINT?.trim()) return null
  return {
    endpoint: read.text('S3_ENDPOINT'),
    region: read.text('S3_REGION', 'us-east-1'),
    bucket: read.text('S3_BUCKET'),
    accessKeyId: read.text('S3_ACCESS_KEY_ID'),
    secretAccessKey: read.text('S3_SECRET_ACCESS_KEY'),
  }
}
