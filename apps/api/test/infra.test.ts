import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { readEnv } from '../src/env'

// What cannot be run without a container engine is checked as far as it can be: form, references, secrets.
const root = path.resolve(__dirname, '../../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const variablesOf = (text: string): string[] => [...new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map((match) => match[1]!))]
const example = Object.fromEntries([...read('infra/compose/.env.example').matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]))

interface Compose {
  services: Record<string, { image?: string; build?: { context: string; dockerfile: string }; environment?: Record<string, string>; depends_on?: Record<string, object> }>
}
const compose = parse(read('infra/compose/compose.yaml'), { merge: true }) as Compose

describe('infra', () => {
  test('every variable of the compose file is explained in .env.example, and none there is unused', () => {
    const used = variablesOf(read('infra/compose/compose.yaml')).sort()
    expect(Object.keys(example).sort()).toEqual(used)
    for (const name of used) expect(read('infra/compose/.env.example')).toMatch(new RegExp(`#[^\\n]+\\n(?:[^\\n]*\\n)*?${name}=`))
  })

  test('services depend on services that exist, and every image or build file is there', () => {
    for (const service of Object.values(compose.services)) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name)
      if (service.build) expect(existsSync(path.join(root, service.build.dockerfile))).toBe(true)
      else expect(service.image).toMatch(/^[\w./-]+:[\w.-]+$/)
    }
  })

  test.each(['infra/images/api.Dockerfile', 'infra/images/web.Dockerfile'])('%s copies only what the repository has', (file) => {
    const copies = [...read(file).matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, line]) => line!.split(' ').slice(0, -1))
    expect(copies.length).toBeGreaterThan(3)
    for (const source of copies) expect({ source, there: existsSync(path.join(root, source)) }).toEqual({ source, there: true })
  })

  test('the API knows every variable the compose file hands it', () => {
    const known = read('apps/api/src/env.ts')
    for (const name of Object.keys(compose.services.api?.environment ?? {})) expect(known).toContain(name)
  })

  test('the compose file hands the API every variable an operator of it may want to set', () => {
    const known = [...read('apps/api/src/env.ts').matchAll(/read\.\w+\('([A-Z0-9_]+)'|source\.([A-Z0-9_]+)/g)].map(([, one, other]) => one ?? other!)
    // settled by the image or its neighbours, or not for production
    const settled = ['NODE_ENV', 'HOST', 'PORT', 'FILES_DIR', 'WEB_DIR', 'CONSOLE_DIR', 'DEMO', 'WECHAT_BASE_URL', 'WECHAT_STAND_IN', 'WECHAT_PUSH_PLAIN']
    const handed = Object.keys(compose.services.api?.environment ?? {})
    expect(known.filter((name) => !settled.includes(name) && !handed.includes(name))).toEqual([])
  })

  test('the example as it stands starts nothing: no secret has a usable default', () => {
    const surroundings = { ...example, NODE_ENV: 'production', DATABASE_URL: 'postgres://ejia@localhost/ejia' }
    expect(() => readEnv(surroundings)).toThrow(/JWT_SECRET is missing[\s\S]*DATA_KEYS is missing[\s\S]*LOOKUP_KEY is missing[\s\S]*CHECK_IN_KEY is missing[\s\S]*SEAL_KEY is missing/)
    for (const name of ['POSTGRES_PASSWORD', 'JWT_SECRET', 'DATA_KEYS', 'LOOKUP_KEY', 'CHECK_IN_KEY', 'SEAL_KEY', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'WECHAT_APP_SECRET']) {
      expect(example[name]).toBe('')
    }
  })
})
