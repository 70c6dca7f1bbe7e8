import { usualFields } from '@ejia/domain/subscriptions'
import { newId } from '../../src/lib/ids'
import { wechatIdentities } from '../../src/modules/auth/auth.table'
import { sendMessages } from '../../src/modules/messages'
import type { TestPerson } from '../harness/factories'
import { WechatStandIn } from '../stand-ins/wechat'
import { Chance, rounds } from './chance'
import type { ApiProcess } from './kit/api-process'
import { ask } from './kit/phone'
import { until } from '../harness/until'
import { useSite } from './kit/site'

/** Call-ups: they go out at night too, and these processes live by the real clock. */
const template = 'call-'.padEnd(43, 'x')
const [sendPath, tokenPath] = ['/cgi-bin/message/subscribe/send', '/cgi-bin/stable_token']

/** Two processes and more that send, a platform that says what reached people, and a process that is gone before it knows. */
describe('each message once, whenever the process that sends it is killed', () => {
  const site = useSite()
  let wechat: WechatStandIn
  beforeEach(async () => {
    wechat = await WechatStandIn.start()
    wechat.addTemplate(template, usualFields.map(({ key }) => key))
  })
  afterEach(() => wechat.stop())

  const started: ApiProcess[] = []
  async function start(): Promise<ApiProcess> {
    const { baseUrl, appId, appSecret } = wechat.app
    const api = await site().start({ env: { JOBS: '1', WECHAT_BASE_URL: baseUrl, WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_STAND_IN: '1', WECHAT_TEMPLATES: `call=${template}` } })
    started.push(api)
    return api
  }
  afterEach(() => Promise.all(started.splice(0).filter((api) => api.isRunning()).map((api) => api.kill())))

  const openidOf = ({ memberId }: TestPerson) => `o-${memberId}`
  /** Members whose phones have said so often that WeChat may call them. */
  async function agreed(api: ApiProcess, size: number, times: number): Promise<TestPerson[]> {
    const { host, meetings } = site()
    host.clock.set(new Date())
    const crowd = await meetings.crowd(size)
    const agree = async (who: TestPerson): Promise<void> => {
      await host.app.db.insert(wechatIdentities).values({ id: newId(host.clock.now()), openid: openidOf(who), accountId: who.accountId, boundAt: host.clock.now() })
      for (let time = 0; time < times; time++) {
        const body = { place: 'call', askedAt: new Date().toISOString(), answers: [{ templateId: template, answer: 'accept' }] }
        expect((await ask(api.base, { method: 'POST', path: '/messages/subscriptions', as: who, body }))?.status).toBe(200)
      }
      wechat.accept(openidOf(who), template, times)
    }
    for (let from = 0; from < size; from += 20) await Promise.all(crowd.slice(from, from + 20).map(agree))
    return crowd
  }

  async function call(to: readonly TestPerson[], title = '紧急召集'): Promise<void> {
    const { app, clock } = site().host
    clock.set(new Date())
    await app.db.transaction((db) => sendMessages({ db, now: clock.now(), actor: null, jobs: app.jobs }, { to: to.map(({ memberId }) => memberId), kind: 'call_up', title, text: '请马上到急诊楼。', link: null }))
  }

  /** The minute passes after which a process is taken for dead, and somebody looks. */
  async function lookAgain(): Promise<void> {
    const { app, clock } = site().host
    clock.set(new Date())
    await app.pool.query(`update subscription_sends set claimed_at = claimed_at - interval '61 seconds' where state = 'sending'`)
    await app.jobs.enqueue(app.db, 'messages.tell-by-wechat', {})
  }

  async function states(people: readonly TestPerson[]): Promise<Record<string, number>> {
    const { rows } = await site().host.app.pool.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from subscription_sends where member_id = any($1) group by state order by state', [people.map(({ memberId }) => memberId)],
    )
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
  }
  const settled = (people: readonly TestPerson[]) =>
    until('nothing is under way any more', async () => Object.keys(await states(people)).every((state) => !['queued', 'sending', 'again'].includes(state)))
  const reached = (who: TestPerson) => wechat.world.subscriptions.sent.filter(({ openid }) => openid === openidOf(who)).length

  test('before it is taken up: the next process sends it', async () => {
    const api = await start()
    const [who] = await agreed(api, 1, 1)
    await api.kill()
    await call([who!])
    expect(await states([who!])).toEqual({ queued: 1 })
    await api.startAgain()
    await settled([who!])
    expect([reached(who!), await states([who!])]).toEqual([1, { sent: 1 }])
  })

  describe.each([1, 3])('with %i left', (times) => {
    // what nobody can know is not risked: the second message would reach the member too
    const afterwards = times === 1 ? 'sent' : 'unknown'

    test('taken up, and the call has not left', async () => {
      const api = await start()
      const [who] = await agreed(api, 1, times)
      wechat.faults.add(tokenPath, { kind: 'hold' })
      await call([who!])
      await wechat.faults.whenHeld(tokenPath)
      expect(await states([who!])).toEqual({ sending: 1 })
      await api.kill()
      wechat.faults.release(tokenPath)
      await api.startAgain()
      await lookAgain()
      await settled([who!])
      expect([reached(who!), await states([who!])]).toEqual([times === 1 ? 1 : 0, { [afterwards]: 1 }])
    })

    test('it has reached the member, and nobody wrote it down', async () => {
      const api = await start()
      const [who] = await agreed(api, 1, times)
      wechat.faults.add(sendPath, { kind: 'hold' })
      await call([who!])
      await wechat.faults.whenHeld(sendPath)
      expect(reached(who!)).toBe(1)
      await api.kill()
      wechat.faults.release(sendPath)
      await api.startAgain()
      await lookAgain()
      await settled([who!])
      expect([reached(who!), await states([who!])]).toEqual([1, { [afterwards]: 1 }])
    })

    test('the answer is lost, and the process lives', async () => {
      const api = await start()
      const [who] = await agreed(api, 1, times)
      wechat.faults.add(sendPath, { kind: 'drop' })
      await call([who!])
      await until('it is sent', () => reached(who!) === 1)
      await lookAgain()
      await settled([who!])
      expect([reached(who!), await states([who!])]).toEqual([1, { [afterwards]: 1 }])
    })
  })

  test('after one in doubt with several left, nothing is ever sent again on the word of the books alone', async () => {
    const api = await start()
    const [who] = await agreed(api, 1, 2)
    for (const title of ['第一次', '第二次']) {
      wechat.faults.add(sendPath, { kind: 'drop' })
      await call([who!], title)
      await until('it is sent', () => wechat.world.subscriptions.sent.some(({ openid, data }) => openid === openidOf(who!) && data.thing1 === title))
      await lookAgain()
      await settled([who!])
    }
    // by the books nothing was left the second time; had the first not gone out, the platform would have had one more
    expect([reached(who!), await states([who!])]).toEqual([2, { unknown: 2 }])
  })

  test.each(rounds(1))('a storm of 200 messages, two processes killed again and again (%i)', async () => {
    const chance = new Chance('subscriptions')
    await chance.told(async () => {
      const processes = [await start(), await start()]
      const single = await agreed(processes[0]!, 160, 1)
      const many = await agreed(processes[0]!, 40, 3)
      const everybody = chance.shuffled([...single, ...many])
      const total = () => wechat.world.subscriptions.sent.length
      const waves = [0, 1, 2, 3, 4].map((wave) => everybody.slice(wave * 40, wave * 40 + 40))
      let kills = 0
      for (const wave of waves) {
        // some are always with the platform when it happens, and now and then an answer is lost besides
        wechat.faults.add(sendPath, { kind: 'hold' }, 2)
        if (chance.below(2) === 0) wechat.faults.add(sendPath, { kind: 'drop' })
        const goal = total() + 2 + chance.below(25)
        await call(wave)
        await until('some are sent', () => total() >= goal)
        const victims = chance.below(3) === 0 ? processes : [processes[kills % 2]!]
        await Promise.all(victims.map((api) => api.kill()))
        wechat.faults.forget()
        kills += victims.length
        await Promise.all(victims.map((api) => api.startAgain()))
      }
      await Promise.all(processes.map((api) => api.kill()))
      await processes[0]!.startAgain()
      await lookAgain()
      await settled(everybody)
      expect(single.map(reached)).toEqual(single.map(() => 1))
      expect(await states(single)).toEqual({ sent: 160 })
      expect(Math.max(...many.map(reached))).toBe(1)
      expect(kills).toBeGreaterThanOrEqual(waves.length)
      const { sent = 0, unknown = 0, ...others } = await states(many)
      expect([others, sent + unknown]).toEqual([{}, 40])
      expect(many.filter((who) => reached(who) === 0).length).toBeLessThanOrEqual(unknown)
    })
  }, 400_000)
})
