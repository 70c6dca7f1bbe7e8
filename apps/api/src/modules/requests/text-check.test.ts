import { runJobs, startTestApp, type TestApp } from '../../../test/harness/app'
import { Factory, type TestPerson } from '../../../test/harness/factories'
import type { SmallHospital } from '../../../test/harness/hospital'
import { WechatStandIn } from '../../../test/stand-ins/wechat'
import { newId } from '../../lib/ids'
import { Desk } from './requests.test-kit'

const path = '/wxa/msg_sec_check'

describe('the platform\'s look at a text', () => {
  let host: TestApp
  let people: SmallHospital
  let desk: Desk
  let wechat: WechatStandIn

  beforeAll(async () => {
    wechat = await WechatStandIn.start()
    host = await startTestApp({ wechat: wechat.app })
    const factory = new Factory(host)
    people = await factory.smallHospital()
    desk = new Desk({ host, factory, people })
    await bind(people.member, 'oMember')
    wechat.codeFor('oMember')
  })
  afterAll(async () => {
    await host.close()
    await wechat.stop()
  })

  const bind = (who: TestPerson, openid: string) =>
    host.app.pool.query('insert into wechat_identities (id, openid, account_id, bound_at) values ($1, $2, $3, $4)', [newId(host.clock.now()), openid, who.accountId, host.clock.now()])

  /** Handed in, looked at, as its staff finds it. */
  async function mark(by: TestPerson | null, text: string): Promise<{ toLookAt: boolean; state: string }> {
    await (by ? desk.named(by, { text }) : desk.anonymously({ text }))
    await runJobs(host)
    const { toLookAt, state } = await desk.newest(people.secretary)
    return { toLookAt, state }
  }

  test('a word that it does not like brings a mark and nothing else; what passes brings none', async () => {
    expect(await mark(people.member, '换届选举的公示没有贴出来')).toEqual({ toLookAt: true, state: 'raised' })
    expect(await mark(people.member, '食堂的菜淡了')).toEqual({ toLookAt: false, state: 'raised' })
    expect(wechat.asked.get(path)).toBe(2)
  })

  test('of somebody it does not know, and of nobody, nothing is sent', async () => {
    expect(await mark(people.retired, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
    expect(await mark(null, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
    expect(wechat.asked.get(path)).toBe(2)
  })

  test('when it cannot be asked, all goes on', async () => {
    wechat.behaviour = 'html'
    expect(await mark(people.member, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
  })
})
