import type { FileRef } from '@ejia/contract/files/routes'
import { startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { draftPost, publishPost, saveDraft } from '../../../test/harness/posts'
import { pdf, png } from '../../../test/harness/samples'

describe('files of posts', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  let serial = 0

  beforeAll(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
  })
  afterAll(() => host.close())

  const upload = async (as: As, name: string, content: Buffer): Promise<FileRef> => {
    const reply = await host.client.upload('/files', { name: `${++serial}${name}`, content }, { as })
    return reply.body as FileRef
  }
  const fetched = async (path: string, as: As | null = null) => (await host.client.raw('GET', path, undefined, { as })).status
  const status = (file: FileRef, as: As | null = null) => fetched(`/files/${file.id}`, as)
  const withoutBase = (url: string) => url.replace('/api/v1', '')
  const pictureIn = (html: string) => withoutBase(/src="([^"]+)"/.exec(html)![1]!)

  /** A post that shows three files in the three ways there are. */
  const withFiles = async (audience: 'public' | 'subtree') => {
    const files = { cover: await upload(people.secretary, '封面.png', png), inline: await upload(people.secretary, '插图.png', png), paper: await upload(people.secretary, '附件.pdf', pdf) }
    const post = await publishPost(host, people.secretary, {
      orgId: people.branch.id,
      bodyHtml: `<p>文</p><img src="/api/v1/files/${files.inline.id}" alt="图">`,
      coverId: files.cover.id,
      attachmentIds: [files.paper.id],
      audience: audience === 'public' ? { kind: 'public', orgId: null } : { kind: 'subtree', orgId: people.branch.id },
    })
    return { post, files }
  }
  const read = async (id: string, as: As | null) => (await host.client.send('GET /posts/:postId', { params: { postId: id } }, { as })).body

  test('files of a public post are for everyone, by plain addresses', async () => {
    const { post, files } = await withFiles('public')
    for (const file of Object.values(files)) expect(await status(file)).toBe(200)
    const seen = await read(post.id, null)
    expect(seen.bodyHtml).toContain(`src="/api/v1/files/${files.inline.id}"`)
    expect(seen).toMatchObject({ coverUrl: `/api/v1/files/${files.cover.id}`, attachments: [files.paper] })
  })

  test('files of a restricted post are for its readers; its pictures also for whoever holds the address of the day', async () => {
    const { post, files } = await withFiles('subtree')
    for (const file of Object.values(files)) {
      expect([await status(file), await status(file, people.foreignMember), await status(file, people.member)]).toEqual([404, 404, 200])
    }
    const seen = await read(post.id, people.member)
    const picture = pictureIn(seen.bodyHtml)
    expect(await fetched(picture)).toBe(200)
    expect(await fetched(withoutBase(seen.coverUrl!))).toBe(200)
    expect((await read(post.id, people.office)).bodyHtml).toBe(seen.bodyHtml)
    expect(await fetched(`/files/${files.cover.id}?${picture.split('?')[1]}`)).toBe(404)
    const start = host.clock.now()
    host.clock.advance(36 * 3600)
    expect(await fetched(picture)).toBe(404)
    expect(await fetched(pictureIn((await read(post.id, people.member)).bodyHtml))).toBe(200)
    host.clock.set(start)
  })

  test('a signed address opens pictures only', async () => {
    const { files } = await withFiles('subtree')
    const signed = (await import('../files')).signFileUrl(host.app.env, files.paper.id, host.clock.now())
    expect(await fetched(withoutBase(signed))).toBe(404)
  })

  test('an address that comes back from an editor is kept without its signature', async () => {
    const { post, files } = await withFiles('subtree')
    const draft = (await host.client.send('GET /posts/:postId/draft', { params: { postId: post.id } }, { as: people.commissioner })).body
    expect(pictureIn(draft.bodyHtml)).toContain('?sig=')
    const saved = (await saveDraft(host, people.commissioner, draft, {})).body
    const published = await host.client.call('POST /posts/:postId/publish', { params: { postId: post.id }, body: { basedOn: saved.revision } }, { as: people.secretary })
    const open = (await saveDraft(host, people.secretary, published, { audience: { kind: 'public', orgId: null } })).body
    await host.client.call('POST /posts/:postId/publish', { params: { postId: post.id }, body: { basedOn: open.revision } }, { as: people.secretary })
    expect((await read(post.id, null)).bodyHtml).toContain(`src="/api/v1/files/${files.inline.id}"`)
  })

  test('a draft shows its files to those who work on it; readers get them with the revision they see', async () => {
    const { post, files } = await withFiles('public')
    const late = await upload(people.secretary, '新附件.pdf', pdf)
    const saved = (await saveDraft(host, people.secretary, post, { attachmentIds: [late.id] })).body
    expect([await status(late), await status(late, people.commissioner), await status(files.paper)]).toEqual([404, 200, 200])
    await host.client.call('POST /posts/:postId/publish', { params: { postId: post.id }, body: { basedOn: saved.revision } }, { as: people.secretary })
    expect([await status(late), await status(files.paper), await status(files.paper, people.commissioner)]).toEqual([200, 404, 200])
    await host.client.call('POST /posts/:postId/withdraw', { params: { postId: post.id }, body: { reason: '撤' } }, { as: people.secretary })
    expect([await status(late), await status(files.cover)]).toEqual([404, 404])
  })

  test('nobody attaches what somebody else uploaded', async () => {
    const theirs = await upload(people.foreignSecretary, '别人的.png', png)
    const create = (content: object) =>
      host.client.raw('POST', '/posts', { section: 'news', orgId: people.branch.id, title: '题', bodyHtml: '<p>文</p>', ...content }, { as: people.secretary })
    for (const content of [{ coverId: theirs.id }, { attachmentIds: [theirs.id] }, { bodyHtml: `<img src="/api/v1/files/${theirs.id}">` }]) {
      expect((await create(content)).problem.code).toBe('reference.not_found')
    }
    const paper = await upload(people.secretary, '不是图.pdf', pdf)
    expect((await create({ coverId: paper.id })).problem.code).toBe('reference.not_found')
    const draft = await draftPost(host, people.secretary, { orgId: people.branch.id, attachmentIds: [paper.id] })
    expect((await saveDraft(host, people.commissioner, draft, { title: '委员接着改' })).status).toBe(200)
  })
})
