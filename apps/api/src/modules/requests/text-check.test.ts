import { runJobs } from '../../../test/harness/app'
import type { TestPerson } from '../../../test/harness/factories'
import { useWechatHospital } from '../../../test/harness/wechat-hospital'
import { Desk } from './requests.test-kit'

const path = '/wxa/msg_sec_check'

describe('the platform\'s look at a text', () => {
  const hospital = useWechatHospital()
  const { host, factory, people } = hospital
  const desk = new Desk(hospital)

  beforeAll(async () => {
    await factory.bindWechat(people.member, 'oMember')
    hospital.wechat.codeFor('oMember')
  })

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
    expect(hospital.wechat.asked.get(path)).toBe(2)
  })

  test('of somebody it does not know, and of nobody, nothing is sent', async () => {
    expect(await mark(people.retired, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
    expect(await mark(null, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
    expect(hospital.wechat.asked.get(path)).toBe(2)
  })

  test('when it cannot be asked, all goes on', async () => {
    hospital.wechat.behaviour = 'html'
    expect(await mark(people.member, '换届选举的公示没有贴出来')).toEqual({ toLookAt: false, state: 'raised' })
  })
})
