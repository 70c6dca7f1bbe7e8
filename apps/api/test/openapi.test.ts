import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { apiBase } from '@ejia/contract/client/caller'
import supertest from 'supertest'
import { startTestApp, type TestApp } from './harness/app'
import { allRoutes } from './harness/features'

interface Operation {
  operationId: string
  summary: string
  security?: object[]
  responses: Record<string, { content?: Record<string, unknown> }>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

/** The validator is an ES module; a process of its own loads it as Node does. */
function validate(document: object): { valid: boolean; errors?: unknown } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ejia-openapi-'))
  const file = path.join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const script = `
    import { Validator } from '@seriousme/openapi-schema-validator'
    const { valid, errors } = await new Validator().validate(process.argv[1])
    console.log(JSON.stringify({ valid, errors }))`
  try {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, file], { cwd: __dirname, encoding: 'utf8' })
    return JSON.parse(out) as { valid: boolean }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the published description', () => {
  let host: TestApp
  let document: Document
  beforeAll(async () => {
    host = await startTestApp()
    document = (await supertest(host.app.server).get('/openapi.json')).body as Document
  })
  afterAll(() => host.close())

  test('is valid OpenAPI 3.1, says an independent validator; a broken one is not', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(validate(document)).toEqual({ valid: true })
    expect(validate({ ...document, info: {} }).valid).toBe(false)
  })

  test('holds every route of the contract and no other', async () => {
    const contract = (await allRoutes()).map((route) => `${route.method} ${apiBase}${route.path.replace(/:(\w+)/g, '{$1}')}`)
    const published = Object.entries(document.paths).flatMap(([url, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${url}`))
    expect(published.sort()).toEqual(contract.sort())
  })

  test('names each operation once, says what it does, who may call it and how it refuses', async () => {
    const signedIn = new Map((await allRoutes()).map((route) => [`${route.method} ${apiBase}${route.path.replace(/:(\w+)/g, '{$1}')}`, route.schema.access === 'signed-in']))
    const seen = new Set<string>()
    for (const [url, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        expect(seen.has(operation.operationId)).toBe(false)
        seen.add(operation.operationId)
        expect(operation.summary).toMatch(/\w{3}/)
        expect(operation.security !== undefined).toBe(signedIn.get(`${method.toUpperCase()} ${url}`))
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
      }
    }
  })

  test('can be browsed', async () => {
    const page = await supertest(host.app.server).get('/docs/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('swagger-ui')
  })
})
