import fs from 'node:fs/promises'
import { useHospital } from '../../../test/harness/hospital'
import { compound, openXml, pdf, png, zip } from '../../../test/harness/samples'

describe('files', () => {
  const { host, people } = useHospital()

  const send = (name: string, content: Buffer | string) => host.client.upload('/files', { name, content: Buffer.from(content) }, { as: people.member })
  const idOf = (reply: { body: unknown }): string => (reply.body as { id: string }).id

  test.each([
    ['花.png', png, 'image/png', true],
    ['学习材料.pdf', pdf, 'application/pdf', false],
    ['会议记录.docx', openXml('wordprocessingml.document'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
    ['名册.xlsx', openXml('spreadsheetml.sheet'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', false],
    ['党课.PPTX', openXml('presentationml.presentation'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation', false],
    ['旧文件.doc', compound, 'application/msword', false],
    ['旧表.xls', compound, 'application/vnd.ms-excel', false],
    ['说明.txt', Buffer.from('支部通知\n请各位党员参加。'), 'text/plain', false],
    ['国标.csv', Buffer.from('d0d5c3fb2cb2bfc3c50d0a', 'hex'), 'text/csv', false],
  ])('%s is kept as what it is', async (name, content, type, image) => {
    const reply = await send(name, content)
    expect(reply.status).toBe(201)
    expect(reply.body).toEqual({ id: expect.any(String) as string, name, type, image, bytes: content.length })
  })

  test.each([
    ['空.txt', '', 'files.empty'],
    ['图.png', pdf, 'files.type_mismatch'],
    ['文.pdf', png, 'files.type_mismatch'],
    ['文.docx', zip('a.txt', Buffer.from('x')), 'files.type_mismatch'],
    ['文.docx', openXml('spreadsheetml.sheet'), 'files.type_mismatch'],
    ['程序.pdf', Buffer.from('MZ\u0000\u0001 not a document'), 'files.type_mismatch'],
    ['包.zip', zip('a.txt', Buffer.from('x')), 'files.type_not_allowed'],
    ['图.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'files.type_not_allowed'],
    ['页.html', '<html></html>', 'files.type_not_allowed'],
    ['页.txt', '  <!DOCTYPE html><script>1</script>', 'files.type_mismatch'],
    ['图.txt', png, 'files.type_mismatch'],
    ['控制.txt', 'a\u0000b', 'files.type_mismatch'],
    ['乱码.txt', Buffer.from('ffffffff', 'hex'), 'files.type_mismatch'],
    ['没有后缀', png, 'files.type_not_allowed'],
  ])('%s with other content is refused: %#', async (name, content, code) => {
    expect((await send(name, content)).problem).toMatchObject({ code })
  })

  test('a file over the limit, a form without a file and a visitor are refused', async () => {
    expect((await send('大.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).problem.code).toBe('files.too_large')
    expect((await host.client.raw('POST', '/files', { file: 'x' }, { as: people.member })).problem.code).toBe('request.unsupported_type')
    expect((await host.client.upload('/files', { name: 'a.png', content: png })).problem.code).toBe('auth.required')
  })

  test.each([
    ['picture', '文.pdf', pdf, 'files.not_for_this'],
    ['picture', '大图.png', Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]), 'files.too_large_for_this'],
    ['evidence', '证明.docx', openXml('wordprocessingml.document'), 'files.not_for_this'],
    ['avatar', '图.png', png, 'request.invalid'],
  ])('sent as a %s, %s is refused', async (use, name, content, code) => {
    expect((await host.client.upload(`/files?use=${use}`, { name, content }, { as: people.member })).problem.code).toBe(code)
  })

  test('the same file sent again is the same file', async () => {
    const [first, again, renamed] = [await send('同.png', png), await send('同.png', png), await send('异.png', png)]
    expect(idOf(again)).toBe(idOf(first))
    expect(idOf(renamed)).not.toBe(idOf(first))
  })

  test('its uploader reads it; for everybody else it does not exist', async () => {
    const id = idOf(await send("我的(花)'1.png", png))
    const own = await host.client.raw('GET', `/files/${id}`, undefined, { as: people.member })
    expect(own.status).toBe(200)
    expect(own.body).toEqual(png)
    expect(own.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="__(_)'1.png"; filename*=UTF-8''%E6%88%91%E7%9A%84%28%E8%8A%B1%29%271.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400',
    })
    for (const as of [null, people.office, people.siblingSecretary]) {
      expect((await host.client.raw('GET', `/files/${id}`, undefined, { as })).problem.code).toBe('thing.not_found')
    }
    const unchanged = await host.client.raw('GET', `/files/${id}`, undefined, { as: people.member, headers: { 'if-none-match': own.headers.etag! } })
    expect(unchanged.status).toBe(304)
  })

  test('what is no picture is saved, not opened', async () => {
    const id = idOf(await send('说明2.txt', '内容'))
    const reply = await host.client.raw('GET', `/files/${id}`, undefined, { as: people.member })
    expect(reply.headers['content-disposition']).toMatch(/^attachment; /)
  })

  test('a made-up signature opens nothing, a strange id is a 404 or 400', async () => {
    const id = idOf(await send('锁.png', png))
    expect((await host.client.raw('GET', `/files/${id}?sig=AAAAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404)
    expect((await host.client.raw('GET', `/files/00000000-0000-7000-8000-000000000000`)).status).toBe(404)
    expect((await host.client.raw('GET', '/files/..%2f..%2fetc')).status).toBe(400)
  })

  test('a full disk is said so, and leaves nothing behind', async () => {
    const open = jest.spyOn(fs, 'open').mockRejectedValueOnce(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    const reply = await send('满.txt', '磁盘满了的那一次')
    open.mockRestore()
    expect(reply.problem).toMatchObject({ code: 'files.storage_full', status: 503 })
    expect((await send('满.txt', '磁盘满了的那一次')).status).toBe(201)
    const kept = await fs.readdir(host.app.env.filesDir, { recursive: true })
    expect(kept.filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
