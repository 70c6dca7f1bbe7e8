import { runJobs, startTestApp, type TestApp } from '../../../test/harness/app'
import type { As } from '../../../test/harness/client'
import { Factory } from '../../../test/harness/factories'
import { newId } from '../../lib/ids'
import { accounts, bindingRequests } from '../auth/auth.table'
import { sendMessages, whenDelivered, type Delivery, type Sending } from './index'

describe('the inbox', () => {
  let host: TestApp
  let people: Awaited<ReturnType<Factory['smallHospital']>>
  const delivered: Delivery[] = []
  whenDelivered(async (_, delivery) => void delivered.push(delivery))

  beforeEach(async () => {
    host = await startTestApp()
    people = await new Factory(host).smallHospital()
    delivered.length = 0
  })
  afterEach(() => host.close())

  const send = (sending: Partial<Sending> = {}) => {
    const { app, clock } = host
    host.clock.advance(1)
    const usual: Sending = { to: [people.member.memberId], kind: 'receipt_wanted', title: '请签收', text: '请阅读并签收。', link: { type: 'post', id: 'p1' } }
    return sendMessages({ db: app.db, now: clock.now(), actor: null, jobs: app.jobs }, { ...usual, ...sending })
  }
  const list = (as: As, query: { unread?: boolean; limit?: number; cursor?: string } = {}) => host.client.call('GET /messages', { query }, { as })
  const unread = async (as: As) => (await host.client.call('GET /messages/unread-count', {}, { as })).count
  const read = (as: As, messageId: string) => host.client.send('POST /messages/:messageId/read', { params: { messageId } }, { as })

  test('is empty at first, also for an operator who is on no roster', async () => {
    const accountId = newId(host.clock.now())
    await host.app.db.insert(accounts).values({ id: accountId, memberId: null, name: '值班员', epoch: 0, createdAt: host.clock.now() })
    const operator = await new Factory(host).signIn(accountId)
    for (const as of [people.member, operator]) {
      expect(await list(as)).toEqual({ items: [], nextCursor: null })
      expect(await unread(as)).toBe(0)
    }
  })

  test('newest first, page by page; what is read says when, once', async () => {
    for (const title of ['一', '二', '三']) await send({ title })
    const first = await list(people.member, { limit: 2 })
    const second = await list(people.member, { limit: 2, cursor: first.nextCursor! })
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['三', '二', '一'])
    expect(first.items[0]).toMatchObject({ kind: 'receipt_wanted', text: '请阅读并签收。', link: { type: 'post', id: 'p1' }, readAt: null })
    expect(second.nextCursor).toBeNull()

    const { body } = await read(people.member, first.items[0]!.id)
    host.clock.advance(60)
    expect((await read(people.member, first.items[0]!.id)).body).toEqual(body)
    expect(await unread(people.member)).toBe(2)
    expect((await list(people.member, { unread: true })).items.map(({ title }) => title)).toEqual(['二', '一'])
  })

  test('all up to what was looked at; what came since stays unread', async () => {
    for (const title of ['一', '二']) await send({ title })
    const [newest] = (await list(people.member)).items
    await send({ title: '三' })
    const readAll = () => host.client.call('POST /messages/read-all', { body: { upTo: newest!.sentAt } }, { as: people.member })
    expect(await readAll()).toEqual({ count: 2 })
    expect(await readAll()).toEqual({ count: 0 })
    expect((await list(people.member, { unread: true })).items.map(({ title }) => title)).toEqual(['三'])
  })

  test('is mine alone: nobody sees, counts or marks what others were sent', async () => {
    await send()
    const [message] = (await list(people.member)).items
    expect((await list(people.secretary)).items).toEqual([])
    expect(await unread(people.secretary)).toBe(0)
    expect((await read(people.secretary, message!.id)).problem.code).toBe('thing.not_found')
    await host.client.call('POST /messages/read-all', { body: { upTo: '2027-01-01T00:00:00Z' } }, { as: people.secretary })
    expect(await unread(people.member)).toBe(1)
  })

  test('a member is written to once for an occasion, also by two senders at once', async () => {
    const to = [people.member.memberId, people.retired.memberId, people.member.memberId]
    expect(await send({ to, onceKey: 'a' })).toBe(2)
    expect(await send({ to: [...to, people.secretary.memberId], onceKey: 'a' })).toBe(1)
    expect(await send({ to, onceKey: 'b' })).toBe(2)
    const both = await Promise.all([send({ to, onceKey: 'c' }), send({ to, onceKey: 'c' })])
    expect(both[0] + both[1]).toBe(2)
    expect(await unread(people.member)).toBe(3)
    expect(await send({ to: [] })).toBe(0)
  })

  test('a message whose fact failed was never sent, and long words are cut', async () => {
    await expect(host.app.db.transaction(async (tx) => {
      await sendMessages({ db: tx, now: host.clock.now(), actor: null, jobs: host.app.jobs }, { to: [people.member.memberId], kind: 'leave_decided', title: '请假', text: '', link: null })
      throw new Error('the fact failed')
    })).rejects.toThrow('the fact failed')
    expect(await unread(people.member)).toBe(0)
    await send({ title: '长'.repeat(100), text: '第一行\n第二行' })
    const [message] = (await list(people.member)).items
    expect([...message!.title]).toHaveLength(60)
    expect(message!.text).toBe('第一行 第二行')
  })

  test('other ways of delivery hear of exactly those who were reached', async () => {
    await send({ to: [people.member.memberId], onceKey: 'a' })
    await send({ to: [people.member.memberId, people.retired.memberId], onceKey: 'a' })
    expect(delivered.map(({ memberIds }) => memberIds)).toEqual([[people.member.memberId], [people.retired.memberId]])
    await runJobs(host)
  })

  test('what bad requests get', async () => {
    const sent = [
      await host.client.raw('GET', '/messages?cursor=x', undefined, { as: people.member }),
      await host.client.raw('POST', '/messages/read-all', { upTo: 'gestern' }, { as: people.member }),
      await host.client.raw('POST', '/messages/not-an-id/read', {}, { as: people.member }),
    ]
    expect(sent.map(({ problem }) => problem.code)).toEqual(['request.invalid', 'request.invalid', 'request.invalid'])
    expect((await host.client.send('GET /messages', {})).problem.code).toBe('auth.required')
  })
})

describe('decisions elsewhere', () => {
  test('whoever was bound to a WeChat identity hears of it; a refusal is nobody’s news', async () => {
    const host = await startTestApp()
    const people = await new Factory(host).smallHospital()
    const decide = async (memberId: string, accept: boolean) => {
      const id = newId(host.clock.now())
      await host.app.db.insert(bindingRequests).values({ id, openid: `openid-${id}`, memberId, requestedAt: host.clock.now() })
      await host.client.call('POST /binding-requests/:requestId/decision', { params: { requestId: id }, body: { accept } }, { as: people.secretary })
    }
    await decide(people.member.memberId, false)
    await decide(people.retired.memberId, true)
    const inbox = async (as: As) => (await host.client.call('GET /messages', { query: {} }, { as })).items.map(({ kind }) => kind)
    expect([await inbox(people.member), await inbox(people.retired)]).toEqual([[], ['binding_decided']])
    await host.close()
  })
})
