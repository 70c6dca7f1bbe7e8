import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { apiBase } from '@ejia/contract/client/caller'
import { Meetings } from '../harness/meetings'
import { publishPost } from '../harness/posts'
import { png } from '../harness/samples'
import { watchRows } from './rows'

const source = path.resolve(__dirname, '../../src')
const domainSource = path.resolve(__dirname, '../../../../packages/domain/src')

/** What other products hand on to the database and the disk (party-work notes §5, 3.6), each under its own name. */
describe('failures of peers: injection and files', () => {
  const meetings = Meetings.use()
  const { host, people, factory } = meetings
  const get = (address: string) => host.client.raw('GET', address, undefined, { as: people.office })
  const names = (reply: { body: unknown }) => (reply.body as { items: { name: string }[] }).items.map(({ name }) => name)

  // 3.6 S, Z, L: `${}` in a statement
  test('no statement is put together from what was sent: what stands in it raw is a constant of the source', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    const texts = files.map((file) => readFileSync(path.join(source, file), 'utf8'))
    const domain = readdirSync(domainSource, { encoding: 'utf8' }).map((file) => readFileSync(path.join(domainSource, file), 'utf8'))
    const all = [...texts, ...domain].join('\n')
    const raw = texts.flatMap((text) => [...text.matchAll(/(?:sql\.raw|\.query)\(\s*`([^`]*)`/g)].flatMap(([, statement]) => [...statement!.matchAll(/\$\{([^}]*)\}/g)].map(([, expression]) => expression!)))
    const isConstant = (expression: string) => /^\w+$/.test(expression) && new RegExp(`const ${expression}(: string)? = ['"]`).test(all)
    expect(files.length).toBeGreaterThan(200)
    expect(raw.length).toBeGreaterThan(0)
    expect(raw.filter((expression) => !isConstant(expression))).toEqual([])
    // nor from anything of a request by its name
    expect(texts.filter((text) => /sql\.raw\([^)]*\b(body|query|params|request|filter|sort)\b/.test(text))).toEqual([])
  })

  // 3.6 L: sort, year and type of district in the statement
  test.each(['name;drop table members', "name' or '1'='1", 'name desc, (select 1)', 'phone_cipher', '1'])('an order of %s is none', async (sort) => {
    expect((await get(`/members?sort=${encodeURIComponent(sort)}`)).problem.code).toBe('request.invalid')
    expect(await meetings.count('members')).toBeGreaterThan(5)
  })

  // 3.6 S: '%…%'
  test('what is searched for means itself: signs of a pattern, quotes and commands find what they spell, and nothing else', async () => {
    const odd = await factory.member(people.branch, { name: `50%_'"\\;--` })
    await factory.member(people.branch, { name: '五十人' })
    for (const q of ['%', '_', `'`, '\\', '--', '50%_', `'"\\;`]) expect([q, names(await get(`/members?q=${encodeURIComponent(q)}`))]).toEqual([q, [odd.name]])
    for (const q of ["' or 1=1 --", "%' or '%'='", '%%%', '_____', "'; delete from members; --"]) expect([q, names(await get(`/members?q=${encodeURIComponent(q)}`))]).toEqual([q, []])
    await publishPost(host, people.secretary, { orgId: people.branch.id, title: `百分之五十 50%` })
    for (const q of ['%', '_', "' or 1=1 --"]) expect((await get(`/managed-posts?q=${encodeURIComponent(q)}`)).status).toBe(200)
    expect((await get(`/managed-activities?q=${encodeURIComponent("' or 1=1 --")}`)).body).toMatchObject({ items: [] })
  })

  // 3.6 S: 80 finds 8009
  test('an organisation is not another whose number begins alike', async () => {
    const many = []
    while ((many.at(-1)?.id ?? 0) < people.branch.id * 10) many.push(await factory.org({ parent: people.inner }))
    const alike = many.at(-1)!
    expect(String(alike.id).startsWith(String(people.branch.id))).toBe(true)
    const there = await factory.member(alike, { name: '十倍支部的人' })
    expect(names(await get(`/members?orgId=${people.branch.id}&limit=100`))).not.toContain(there.name)
    expect(names(await host.client.raw('GET', '/members?limit=100', undefined, { as: people.secretary }))).not.toContain(there.name)
    expect((await host.client.send('GET /members/:memberId', { params: { memberId: there.id } }, { as: people.secretary })).status).toBe(404)
  })

  // 3.6 S: OR without brackets brings back what was deleted
  test('a filter brings back nobody who left, however it is combined', async () => {
    const gone = await factory.member(people.branch, { name: '离开的人' })
    await host.app.pool.query(`update members set left_on = '2026-11-01' where id = $1`, [gone.id])
    for (const filter of ['', '&status=full', '&q=离开', '&q=离开&status=full&service=in_service', '&away=false', '&hasPhone=false', '&bound=false']) {
      expect(names(await get(`/members?limit=100${encodeURI(filter)}`))).not.toContain(gone.name)
    }
  })

  // 3.6 N: the name of an upload as its place on the disk
  test.each(['../../../evil.png', '..\\..\\evil.png', '/etc/cron.d/evil.png', 'a/../../evil.png', '%2e%2e%2fevil.png', 'evil\u0000.png', '.htaccess.png'])('an upload named %j is kept in its own place under a name of ours, and is overwritten by nobody', async (name) => {
    const dir = host.app.env.filesDir
    const before = new Set(readdirSync(path.dirname(dir)))
    const other = Buffer.concat([png, Buffer.from(name)])
    const replies = [await host.client.upload('/files', { name, content: other }, { as: people.secretary }), await host.client.upload('/files', { name, content: png }, { as: people.member })]
    expect(replies.map(({ status }) => status)).toEqual([201, 201])
    const [first, second] = replies.map(({ body }) => body as { id: string; name: string })
    expect(first!.id).not.toBe(second!.id)
    expect(first!.name).not.toMatch(/[/\\\p{C}]/u)
    expect((await host.client.download(`/files/${first!.id}`, { as: people.secretary })).body.equals(other)).toBe(true)
    const kept = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    expect(kept.filter((file) => /evil|htaccess/.test(file))).toEqual([])
    expect(readdirSync(path.dirname(dir)).filter((file) => !before.has(file) && /evil/.test(file))).toEqual([])
  })

  // 3.6 N: deleteMinuteFile for anybody
  test('nobody deletes a file by asking: there is no such address, signed in or not', async () => {
    const { id } = (await host.client.upload('/files', { name: 'a.png', content: png }, { as: people.secretary })).body as { id: string }
    for (const as of [null, people.member, people.office]) expect((await host.client.raw('DELETE', `/files/${id}`, undefined, { as })).problem.code).toBe('route.not_found')
    expect((await host.client.download(`/files/${id}`, { as: people.secretary })).status).toBe(200)
  })

  // 3.6 S: druid's own page, and what else is left lying about
  test('no page of a framework, a database or a repository is served', async () => {
    const paths = ['/druid/index.html', '/actuator/env', '/actuator/heapdump', '/.env', '/.git/config', '/phpinfo.php', '/swagger-ui.html', '/server-status', '/debug/pprof/', '/adminer.php', '/console/../.env', '/static/../../package.json']
    for (const url of paths) {
      const { statusCode, body } = await host.app.inject({ method: 'GET', url })
      expect(`${url} ${statusCode}`).toBe(`${url} 404`)
      expect(body).not.toMatch(/DATABASE_URL|"dependencies"|\[core\]/)
    }
  })

  // 3.6 Z: Access-Control-Allow-Origin: *
  test('pages of other sites get no leave to read or send: no CORS header, with or without credentials', async () => {
    const origin = 'https://elsewhere.example'
    for (const [method, url] of [['GET', '/posts'], ['OPTIONS', '/posts'], ['OPTIONS', '/auth/refresh'], ['GET', '/auth/me']] as const) {
      const { headers } = await host.app.inject({ method, url: apiBase + url, headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } })
      expect(Object.keys(headers).filter((one) => one.startsWith('access-control-'))).toEqual([])
    }
  })

  // 3.6: what a hostile text does once it is inside
  test('a title that is a script, a formula or a statement stays a text', async () => {
    const title = `'); drop table posts; -- <script>alert(1)</script> =1+1`
    const { result, written } = await watchRows(host, () => meetings.plan({ title }))
    expect(result.title).toBe(title)
    expect(written).toEqual({ activities: 1, audit_lines: 1 })
  })
})
