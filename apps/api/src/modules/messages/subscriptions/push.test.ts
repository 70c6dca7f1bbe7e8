import { usualFields } from '@ejia/domain/subscriptions'
import { runJobs, testNow } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'
import type { WechatStandIn } from '../../../../test/stand-ins/wechat'
import { sendMessages } from '../index'

const [notice, activity] = ['notice-', 'activity-'].map((name) => name.padEnd(43, 'x')) as [string, string]
const sendPath = '/cgi-bin/message/subscribe/send'

describe('what the platform itself tells of subscriptions', () => {
  const wechatTemplates = { notice: { templateId: notice, fields: usualFields }, activity: { templateId: activity, fields: usualFields } }
  const hospital = useWechatHospital({ each: true, pushes: true, env: { wechatTemplates } })
  const { host, factory, people } = hospital
  let wechat: WechatStandIn
  const openid = 'o-member'

  beforeEach(async () => {
    wechat = hospital.wechat
    for (const id of [notice, activity]) wechat.addTemplate(id, usualFields.map(({ key }) => key))
    await factory.bindWechat(people.member, openid)
    wechat.world.people.visit(openid)
  })

  const control = async (name: string, body: object) => expect((await fetch(`${wechat.app.baseUrl}/_stand-in/${name}`, { method: 'POST', body: JSON.stringify(body) })).status).toBe(200)
  /** The person answers on the phone, and the platform tells of it. */
  async function answer(templateIds: string[], options: { accept?: boolean; inSettings?: boolean } = {}): Promise<void> {
    // nobody answers twice in one second
    await control('clock', { advance: 1 })
    await control('subscriptions', { openid, templateIds, ...options })
    await wechat.world.pushes.settled()
  }
  const report = (templateId: string, askedAt = testNow) =>
    host.client.call('POST /messages/subscriptions', { body: { place: 'inbox', askedAt, answers: [{ templateId, answer: 'accept' }] } }, { as: people.member })
  const credits = async (as: As = people.member) => Object.fromEntries((await host.client.call('GET /messages/subscriptions', {}, { as })).templates.map((one) => [one.group, one.credits]))
  const send = () => {
    host.clock.advance(1)
    return sendMessages({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }, { to: [people.member.memberId], kind: 'receipt_wanted', title: '通知', text: '请签收。', link: null })
  }
  const states = async () => (await host.app.pool.query<{ state: string }>('select state from subscription_sends order by queued_at')).rows.map(({ state }) => state)
  /** The minute passes after which an answer is taken for lost. */
  async function aMinute(): Promise<void> {
    host.clock.advance(61)
    await runJobs(host)
  }

  test('an answer counts once, whoever tells of it first, and however many are told of at once', async () => {
    await answer([notice, activity])
    expect(await credits()).toEqual({ notice: 1, activity: 1 })
    await report(notice)
    expect(await credits()).toEqual({ notice: 1, activity: 1 })
    await report(activity)
    await report(activity)
    await answer([activity])
    // the second of the phone had not been told by the platform; then it was
    expect(await credits()).toEqual({ notice: 1, activity: 2 })
  })

  test('phone and platform at once count once', async () => {
    await Promise.all([report(notice), answer([notice])])
    expect(await credits()).toMatchObject({ notice: 1 })
  })

  test('hours apart they are two answers', async () => {
    await answer([notice])
    host.clock.advance(7200)
    await report(notice, host.clock.now().toISOString())
    expect(await credits()).toMatchObject({ notice: 2 })
  })

  test('refused in the dialog: nothing earned; turned off in the settings: nothing left', async () => {
    await answer([notice])
    await answer([activity], { accept: false })
    expect(await credits()).toEqual({ notice: 1, activity: 0 })
    await answer([notice], { accept: false, inSettings: true })
    expect(await credits()).toEqual({ notice: 0, activity: 0 })
    await send()
    await runJobs(host)
    expect(wechat.world.subscriptions.sent).toEqual([])
  })

  test('a message whose answer got lost is known to have been sent, and not sent again, however many are left', async () => {
    await answer([notice])
    await answer([notice])
    wechat.faults.add(sendPath, { kind: 'drop' })
    await send()
    await runJobs(host)
    await wechat.world.pushes.settled()
    await aMinute()
    expect([await states(), wechat.world.subscriptions.sent.length, await credits()]).toEqual([['sent'], 1, { notice: 1, activity: 0 }])
    const { rows } = await host.app.pool.query<{ msg_id: string }>('select msg_id from subscription_sends')
    expect(rows[0]!.msg_id).toBe(wechat.world.subscriptions.sent[0]!.msgId)
  })

  test('told late, after it was given up: sent after all, and the books are sure again', async () => {
    await answer([notice])
    await answer([notice])
    const { target } = wechat.world.pushes
    wechat.world.pushes.target = null
    wechat.faults.add(sendPath, { kind: 'drop' })
    await send()
    await runJobs(host)
    await aMinute()
    expect(await states()).toEqual(['unknown'])
    wechat.world.pushes.target = target
    const { msgId } = wechat.world.subscriptions.sent[0]!
    await control('pushes', { event: 'subscribe_msg_sent_event', openid, fields: { List: { TemplateId: notice, MsgID: msgId, ErrorCode: '0', ErrorStatus: 'success' } } })
    expect(await states()).toEqual(['sent'])
    // lost again with nothing left: now it may be tried again, and the platform says that it had gone out
    wechat.world.pushes.target = null
    wechat.faults.add(sendPath, { kind: 'drop' })
    await send()
    await runJobs(host)
    await aMinute()
    expect([await states(), wechat.world.subscriptions.sent.length]).toEqual([['sent', 'sent'], 2])
  })

  test('what the platform took and could not bring is refused', async () => {
    await answer([notice])
    await send()
    await runJobs(host)
    const { msgId } = wechat.world.subscriptions.sent[0]!
    await control('pushes', { event: 'subscribe_msg_sent_event', openid, fields: { List: [{ TemplateId: notice, MsgID: msgId, ErrorCode: '3', ErrorStatus: 'user refuse' }] } })
    expect(await states()).toEqual(['refused'])
  })

  test('nonsense, other people’s templates and people nobody knows change nothing', async () => {
    for (const fields of [{}, { List: [] }, { List: [{ TemplateId: notice, SubscribeStatusString: 'maybe' }, {}, { TemplateId: 5 }] }]) {
      await control('pushes', { event: 'subscribe_msg_popup_event', openid, fields })
      await control('pushes', { event: 'subscribe_msg_sent_event', openid: 'o-nobody', fields })
    }
    await control('pushes', { event: 'subscribe_msg_popup_event', openid: 'o-nobody', fields: { List: { TemplateId: notice, SubscribeStatusString: 'accept', PopupScene: '1' } } })
    expect(await credits()).toEqual({ notice: 0, activity: 0 })
    expect(wechat.world.pushes.told.every(({ status }) => status === 200)).toBe(true)
  })
})
