import { Writable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { startTestApp, type TestApp } from './harness/app'
import { Factory } from './harness/factories'

describe('what a failure leaves in the log', () => {
  let host: TestApp
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })

  beforeAll(async () => {
    host = await startTestApp({}, undefined, { level: 'info', stream })
  })
  afterAll(() => host.close())

  test('the query and its reason, but nobody\'s name or number', async () => {
    const { branch, secretary } = await new Factory(host).smallHospital()
    await host.app.db.execute(sql`alter table members add constraint nobody_more check (false) not valid`)
    const body = { name: '欧阳不可见', orgId: branch.id, status: 'full' as const, phone: '19912345678' }
    const reply = await host.client.send('POST /members', { body }, { as: secretary })
    expect(reply.problem).toMatchObject({ status: 500, code: 'server.error' })
    const log = lines.join('')
    expect(log).toContain('insert into \\"members\\"')
    expect(log).toMatch(/violates check constraint/)
    for (const secret of ['欧阳不可见', '19912345678', secretary.token]) expect(log + JSON.stringify(reply.body)).not.toContain(secret)
  })
})
