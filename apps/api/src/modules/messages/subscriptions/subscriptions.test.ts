import type { SubscriptionAnswer } from '@ejia/domain/subscriptions'
import { usualFields } from '@ejia/domain/subscriptions'
import { runJobs, startTestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import type { TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'
import type { WechatStandIn } from '../../../../test/stand-ins/wechat'
import { sendMessages, type Sending } from '../index'

const template = (group: string) => `${group}-`.padEnd(43, 'x')
const [notice, activity, result, call] = ['notice', 'activity', 'result', 'call'].map(template) as [string, string, string, string]
const ids = { notice, activity, result, call }
const templates = Object.fromEntries(Object.entries(ids).map(([group, templateId]) => [group, { templateId, fields: usualFields }]))

describe('what WeChat tells members', () => {
  const hospital = useWechatHospital({ each: true, env: { wechatTemplates: templates } })
  const { host, factory, people } = hospital
  let wechat: WechatStandIn

  beforeEach(async () => {
    wechat = hospital.wechat
    for (const id of Object.values(ids)) wechat.addTemplate(id, usualFields.map(({ key }) => key))
    for (const person of [people.member, people.retired, people.secretary]) await bindWechat(person)
  })

  const openidOf = ({ memberId }: { memberId: string }) => `o-${memberId}`
  async function bindWechat(person: Pick<TestPerson, 'accountId' | 'memberId'>): Promise<void> {
    await factory.bindWechat(person, openidOf(person))
    wechat.world.people.visit(openidOf(person))
  }

  /** The person taps 允许 on the phone, which reports it. */
  async function agree(person: TestPerson, templateId: string, answer: SubscriptionAnswer = 'accept', askedAt = host.clock.now()) {
    if (answer.startsWith('accept')) wechat.accept(openidOf(person), templateId)
    return host.client.send('POST /messages/subscriptions', { body: { place: 'inbox', askedAt: askedAt.toISOString(), answers: [{ templateId, answer }] } }, { as: person })
  }
  const credits = async (as: As) => Object.fromEntries((await host.client.call('GET /messages/subscriptions', {}, { as })).templates.map((one) => [one.group, one.credits]))

  const send = (sending: Partial<Sending> = {}) => {
    const { app, clock } = host
    const usual: Sending = { to: [people.member.memberId], kind: 'receipt_wanted', title: '《关于开展主题党日活动的通知》', text: '请您阅读并签收。', link: { type: 'post', id: 'p1' } }
    return sendMessages({ db: app.db, now: clock.now(), actor: null, jobs: app.jobs }, { ...usual, ...sending })
  }
  const states = async () => (await host.app.pool.query<{ state: string }>('select state from subscription_sends order by queued_at, message_id, member_id')).rows.map(({ state }) => state)
  const sent = () => wechat.world.subscriptions.sent
  async function later(seconds: number): Promise<void> {
    host.clock.advance(seconds)
    await runJobs(host)
  }

  test('a message to somebody who agreed goes out once, filled in, and opens what it tells of', async () => {
    expect(await credits(people.member)).toEqual({ notice: 0, activity: 0, result: 0, call: 0 })
    expect((await agree(people.member, notice)).body).toMatchObject({ templates: expect.arrayContaining([{ group: 'notice', templateId: notice, credits: 1 }]) })
    await send()
    await runJobs(host)
    await later(3600)
    const [message] = (await host.client.call('GET /messages', { query: {} }, { as: people.member })).items
    expect(sent()).toMatchObject([
      {
        openid: openidOf(people.member), templateId: notice, page: `features/messages/inbox/index?message=${message!.id}&type=post&id=p1`,
        data: { thing1: '《关于开展主题党日活动的通知》', time2: '2026年11月22日 14:00', thing3: '请您阅读并签收。' },
      },
    ])
    expect(await states()).toEqual(['sent'])
    expect(await credits(people.member)).toMatchObject({ notice: 0 })
    const { rows } = await host.app.pool.query<{ msg_id: string }>('select msg_id from subscription_sends')
    expect(rows[0]!.msg_id).toBe(sent()[0]!.msgId)
  })

  test('who has not agreed, or to something else, or has no WeChat, has the inbox alone', async () => {
    await agree(people.retired, activity)
    expect(await send({ to: [people.member, people.retired, people.siblingSecretary].map(({ memberId }) => memberId) })).toBe(3)
    await runJobs(host)
    expect(sent()).toEqual([])
    expect(await states()).toEqual(['no_credit'])
    expect(await credits(people.retired)).toMatchObject({ activity: 1 })
    expect((await host.client.call('GET /messages/subscriptions', {}, { as: people.siblingSecretary })).templates).toEqual([])
  })

  test('no more goes out than was agreed to, the oldest first; two at once never share a credit', async () => {
    await agree(people.member, notice)
    await agree(people.member, notice)
    for (const title of ['一', '二', '三']) {
      host.clock.advance(1)
      await send({ title })
    }
    const other = await startTestApp({ wechat: wechat.app, wechatTemplates: templates }, host.app.env.databaseUrl)
    other.clock.set(host.clock.now())
    await Promise.all([runJobs(host), runJobs(other)])
    await other.close()
    expect(sent().map(({ data }) => data.thing1)).toEqual(['一', '二'])
    expect(await states()).toEqual(['sent', 'sent', 'no_credit'])
  })

  test('a call-up goes ahead of what waits', async () => {
    for (const person of [people.member, people.retired]) for (const templateId of [notice, call]) await agree(person, templateId)
    const to = [people.member.memberId, people.retired.memberId]
    await send({ to })
    host.clock.advance(60)
    await send({ to, kind: 'call_up', title: '紧急召集', link: null })
    await runJobs(host)
    expect(sent().map(({ templateId }) => templateId)).toEqual([call, call, notice, notice])
  })

  test('a message whose fact failed is not sent, nor one that was read meanwhile', async () => {
    await agree(people.member, notice)
    await expect(host.app.db.transaction(async (tx) => {
      await sendMessages({ db: tx, now: host.clock.now(), actor: null, jobs: host.app.jobs }, { to: [people.member.memberId], kind: 'receipt_wanted', title: 'x', text: '', link: null })
      throw new Error('the fact failed')
    })).rejects.toThrow()
    expect(await states()).toEqual([])
    await send()
    const [message] = (await host.client.call('GET /messages', { query: {} }, { as: people.member })).items
    await host.client.call('POST /messages/:messageId/read', { params: { messageId: message!.id } }, { as: people.member })
    await runJobs(host)
    expect([sent(), await states()]).toEqual([[], ['skipped']])
    expect(await credits(people.member)).toMatchObject({ notice: 1 })
  })

  describe('nights', () => {
    test('a message of the evening waits for the morning; a call-up does not', async () => {
      host.clock.set('2026-11-22T13:00:00Z')
      await agree(people.member, notice)
      await agree(people.member, call)
      await send()
      await send({ kind: 'call_up', title: '紧急召集', link: null })
      await runJobs(host)
      expect(sent().map(({ templateId }) => templateId)).toEqual([call])
      host.clock.set('2026-11-22T23:59:00Z')
      await runJobs(host)
      expect(sent()).toHaveLength(1)
      await later(60)
      expect(sent().map(({ templateId }) => templateId)).toEqual([call, notice])
    })

    test('what could not be sent before nine in the evening waits too', async () => {
      host.clock.set('2026-11-22T12:59:50Z')
      await agree(people.member, notice)
      await send()
      wechat.faults.add('/cgi-bin/message/subscribe/send', { kind: 'refuse', errcode: 43108 }, 1)
      await runJobs(host)
      await later(30)
      await later(300)
      expect([sent(), await states()]).toEqual([[], ['queued']])
      host.clock.set('2026-11-23T00:00:00Z')
      await runJobs(host)
      expect(sent()).toHaveLength(1)
    })

    test('one in doubt at nine in the evening does not keep a call-up of the night from them', async () => {
      host.clock.set('2026-11-22T12:59:30Z')
      await agree(people.member, notice)
      await agree(people.member, call)
      wechat.faults.add('/cgi-bin/message/subscribe/send', { kind: 'drop' })
      await send()
      await runJobs(host)
      await later(61)
      await send({ kind: 'call_up', title: '紧急召集', link: null })
      await runJobs(host)
      expect(sent().map(({ templateId }) => templateId)).toEqual([notice, call])
      expect(await states()).toEqual(['unknown', 'sent'])
      host.clock.set('2026-11-23T00:00:00Z')
      await runJobs(host)
      expect(sent()).toHaveLength(2)
    })
  })

  describe('what the platform answers', () => {
    const refuse = (errcode: number, times = 1) => wechat.faults.add('/cgi-bin/message/subscribe/send', { kind: 'refuse', errcode }, times)

    test('busy: later, and once', async () => {
      refuse(43108, 2)
      await agree(people.member, notice)
      await send()
      await runJobs(host)
      expect([sent(), await states(), await credits(people.member)]).toMatchObject([[], ['queued'], { notice: 1 }])
      for (let minute = 0; minute < 5; minute++) await later(60)
      expect([sent().length, await states()]).toEqual([1, ['sent']])
    })

    test('refused (43101): never again, and nothing is left of what we counted', async () => {
      for (let times = 0; times < 3; times++) await agree(people.member, notice)
      wechat.world.subscriptions.reject(openidOf(people.member), notice)
      await send()
      await runJobs(host)
      expect([await states(), await credits(people.member)]).toMatchObject([['refused'], { notice: 0 }])
      const calls = wechat.asked.get('/cgi-bin/message/subscribe/send')
      await later(3600)
      expect(wechat.asked.get('/cgi-bin/message/subscribe/send')).toBe(calls)
      await agree(people.member, notice)
      await send({ title: '又一件' })
      await runJobs(host)
      expect(sent()).toHaveLength(1)
    })

    test('invalid: failed, never again, the credit is kept', async () => {
      refuse(47003)
      await agree(people.member, notice)
      await send()
      await runJobs(host)
      await later(3600)
      expect([sent(), await states(), await credits(people.member)]).toMatchObject([[], ['failed'], { notice: 1 }])
    })

    test('away for a day: stale, and not sent days late', async () => {
      refuse(48001, 10_000)
      await agree(people.member, notice)
      await send()
      for (let hour = 0; hour < 26; hour++) await later(3600)
      expect([sent(), await states(), await credits(people.member)]).toMatchObject([[], ['stale'], { notice: 1 }])
    })

    test('away: the rest of the queue is left alone until the next minute', async () => {
      refuse(48001, 10_000)
      for (const person of [people.member, people.retired, people.secretary]) for (let times = 0; times < 8; times++) await agree(person, notice)
      for (let times = 0; times < 8; times++) {
        host.clock.advance(1)
        await send({ to: [people.member, people.retired, people.secretary].map(({ memberId }) => memberId) })
      }
      // the job, and the sweep of this minute
      await runJobs(host)
      expect(wechat.asked.get('/cgi-bin/message/subscribe/send')).toBeLessThanOrEqual(10)
      expect((await states()).filter((state) => state === 'queued')).toHaveLength(24)
    })

    test('an announcement is not sent after its beginning', async () => {
      refuse(43108)
      await agree(people.member, activity)
      await send({ kind: 'activity_opened', occursAt: new Date(host.clock.now().getTime() + 60_000) })
      await runJobs(host)
      await later(60)
      expect([sent(), await states()]).toEqual([[], ['stale']])
    })
  })

  test('one reminder a day, of however many things', async () => {
    for (let times = 0; times < 3; times++) await agree(people.member, notice)
    await send({ kind: 'receipt_reminder', title: '《一》' })
    host.clock.advance(1)
    await send({ kind: 'receipt_reminder', title: '《二》' })
    await runJobs(host)
    expect([sent().length, await states()]).toEqual([1, ['sent', 'skipped']])
    await later(86_400)
    await send({ kind: 'receipt_reminder', title: '《三》' })
    await runJobs(host)
    expect(sent()).toHaveLength(2)
  })

  describe('what phones report', () => {
    test('the same report again counts once; what was refused earns nothing', async () => {
      const body = { place: 'sign_up', askedAt: host.clock.now().toISOString(), answers: [{ templateId: notice, answer: 'acceptWithAlert' }, { templateId: activity, answer: 'reject' }, { templateId: result, answer: 'ban' }] } as const
      const report = () => host.client.call('POST /messages/subscriptions', { body: { ...body, answers: [...body.answers] } }, { as: people.member, idempotencyKey: 'one-dialog' })
      expect(await report()).toEqual(await report())
      expect(await credits(people.member)).toEqual({ notice: 1, activity: 0, result: 0, call: 0 })
      const { rows } = await host.app.pool.query<{ n: number }>('select count(*)::int as n from subscription_grants')
      expect(rows[0]!.n).toBe(3)
    })

    test('templates of nobody, and people without a WeChat, are refused; so is nonsense', async () => {
      expect((await agree(people.member, 'another-template', 'reject')).problem.code).toBe('reference.not_found')
      expect((await agree(people.siblingSecretary, notice, 'reject')).problem.code).toBe('reference.not_found')
      const raw = (body: object) => host.client.raw('POST', '/messages/subscriptions', body, { as: people.member })
      const good = { place: 'inbox', askedAt: '2026-11-22T06:00:00Z', answers: [{ templateId: notice, answer: 'accept' }] }
      for (const bad of [{ ...good, place: 'nowhere' }, { ...good, answers: [] }, { ...good, answers: Array(6).fill(good.answers[0]) }, { ...good, answers: [{ templateId: notice, answer: 'yes' }] }, { ...good, askedAt: 'gestern' }, { ...good, extra: 1 }]) {
        expect((await raw(bad)).problem.code).toBe('request.invalid')
      }
      expect((await host.client.send('GET /messages/subscriptions', {})).problem.code).toBe('auth.required')
      expect(await credits(people.member)).toMatchObject({ notice: 0 })
    })

    test('what people answered is a fact: nobody rewrites it', async () => {
      await agree(people.member, notice)
      await expect(host.app.pool.query('update subscription_grants set answer = $1', ['reject'])).rejects.toThrow()
      await expect(host.app.pool.query('delete from subscription_grants')).rejects.toThrow()
    })
  })
})

describe('without templates', () => {
  const { host, people } = useHospital()

  test('nothing is asked for, queued or sent', async () => {
    expect((await host.client.call('GET /messages/subscriptions', {}, { as: people.member })).templates).toEqual([])
    await sendMessages({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, { to: [people.member.memberId], kind: 'receipt_wanted', title: 'x', text: '', link: null })
    await runJobs(host)
    expect((await host.app.pool.query('select from subscription_sends')).rowCount).toBe(0)
  })
})
