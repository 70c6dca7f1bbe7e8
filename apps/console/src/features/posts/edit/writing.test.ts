import type { Draft } from '@ejia/contract/posts/routes'
import { ApiError, problemOf } from '../../../shared/api'
import { emptyValues } from './values'
import { Writing, type Kept, type WritingTools } from './writing'

const draftOf = (revision: number, title: string) => ({ id: 'p', revision, title, bodyHtml: '', org: { id: 8 }, attachments: [], coverId: null, publicNotice: null, audience: { kind: 'subtree', orgId: 8 } }) as unknown as Draft
const changed = new ApiError('thing.changed', 409, '别人改过')
const down = new ApiError('server.busy', 503, '忙')

function desk(overrides: Partial<WritingTools> = {}, kept: Kept | null = null, draft: Draft | null = draftOf(1, '一')) {
  const local: (Kept | null)[] = []
  const sent: unknown[] = []
  let revision = draft?.revision ?? 0
  const tools: WritingTools = {
    create: (content) => (sent.push(content), Promise.resolve(draftOf((revision = 1), content.title))),
    save: (_, body) => (sent.push(body), Promise.resolve(draftOf((revision += 1), body.title))),
    read: () => Promise.resolve(draftOf(9, '对方的')),
    problemOf,
    keep: (one) => void local.push(one),
    forget: () => void local.push(null),
    onSaved: () => undefined,
    onFailed: () => undefined,
    ...overrides,
  }
  return { writing: new Writing({ draft, values: emptyValues(8), kept }, tools), local, sent, tools }
}

describe('what happens to what is typed', () => {
  test('it is kept in the browser at once and forgotten there once the server has it', async () => {
    const { writing, local } = desk()
    writing.change({ title: '写' })
    expect(local.at(-1)).toMatchObject({ values: { title: '写' }, basedOn: 1 })
    expect(writing.look().state).toBe('typed')
    await writing.save()
    expect(local.at(-1)).toBeNull()
    expect(writing.look()).toMatchObject({ state: 'saved', draft: { revision: 2 } })
  })

  test('what is typed while a save is under way stays, is kept, and goes with the next', async () => {
    const { writing, local, sent } = desk()
    writing.change({ title: '甲' })
    const first = writing.save()
    writing.change({ title: '甲乙' })
    const second = writing.save()
    await Promise.all([first, second])
    expect(local.filter((kept) => kept?.basedOn === 2)).toMatchObject([{ values: { title: '甲乙' } }])
    expect(sent).toMatchObject([{ title: '甲', basedOn: 1 }, { title: '甲乙', basedOn: 2 }])
    expect(writing.look()).toMatchObject({ state: 'saved', values: { title: '甲乙' } })
  })

  test('saving twice at once is saving once; a new post is made once', async () => {
    const { writing, sent } = desk({}, null, null)
    writing.change({ title: '新' })
    await Promise.all([writing.save(), writing.save(), writing.save()])
    expect(sent).toHaveLength(1)
  })

  test('a failed save keeps everything and can be repeated', async () => {
    let fails = true
    const { writing, tools } = desk()
    const { save } = tools
    tools.save = (id, body) => (fails ? Promise.reject(down) : save(id, body))
    writing.change({ title: '写' })
    expect(await writing.save()).toBeNull()
    expect(writing.look()).toMatchObject({ state: 'failed', problem: { code: 'server.busy' }, values: { title: '写' } })
    fails = false
    expect(await writing.save()).toMatchObject({ title: '写' })
  })

  test('somebody else saved first: theirs is shown, mine stays and goes on top of theirs when I say so', async () => {
    const { writing, tools, sent } = desk()
    const { save } = tools
    tools.save = (id, body) => (body.basedOn === 9 ? save(id, body) : Promise.reject(changed))
    writing.change({ title: '我的' })
    await writing.save()
    expect(writing.look()).toMatchObject({ state: 'conflict', theirs: { title: '对方的' }, values: { title: '我的' } })
    writing.change({ summary: '又写了一点' })
    expect(writing.look().state).toBe('conflict')
    await writing.keepMine()
    expect(sent).toMatchObject([{ title: '我的', summary: '又写了一点', basedOn: 9 }])
    expect(writing.look()).toMatchObject({ state: 'saved', theirs: null })
  })

  test('or theirs is taken, and the editor starts anew from it', async () => {
    const { writing, tools } = desk()
    tools.save = () => Promise.reject(changed)
    writing.change({ title: '我的' })
    await writing.save()
    writing.takeTheirs()
    expect(writing.look()).toMatchObject({ state: 'saved', theirs: null, textKey: 1, values: { title: '对方的' } })
  })

  test('typing of an earlier visit is shown, and is saved against the revision it began from', async () => {
    const { writing, sent } = desk({}, { values: { ...emptyValues(8), title: '上次' }, basedOn: 1 }, draftOf(4, '四'))
    expect(writing.look()).toMatchObject({ restored: true, state: 'typed', values: { title: '上次' } })
    await writing.save()
    expect(sent).toMatchObject([{ title: '上次', basedOn: 1 }])
  })
})
