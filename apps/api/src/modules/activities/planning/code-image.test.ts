import { activityOfCode } from '@ejia/domain/activity-codes'
import { startTestApp } from '../../../../test/harness/app'
import type { As } from '../../../../test/harness/client'
import { Meetings } from '../../../../test/harness/meetings'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'

describe('the mini-program’s code of an activity', () => {
  const hospital = useWechatHospital()
  const { host, people } = hospital
  const meetings = Meetings.use({}, hospital)
  let activityId: string

  beforeAll(async () => {
    activityId = (await meetings.open()).id
  })

  const get = (as: As) => host.app.inject({ url: `/api/v1/activities/${activityId}/code-image`, headers: { authorization: `Bearer ${as.token}` } })

  test('staff get a picture, asked for once; members and strangers none', async () => {
    const [first, second] = [await get(people.secretary), await get(people.secretary)]
    expect([first.statusCode, first.headers['content-type'], first.rawPayload.subarray(0, 2).toString('hex')]).toEqual([200, 'image/jpeg', 'ffd8'])
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true)
    expect(hospital.wechat.asked.get('/wxa/getwxacodeunlimit')).toBe(1)
    expect([(await get(people.member)).statusCode, (await get(people.siblingSecretary)).statusCode]).toEqual([403, 404])
  })

  test('it carries the activity, and fits', () => {
    const carried = activityId.replace(/-/g, '')
    expect(carried).toHaveLength(32)
    expect(activityOfCode(carried)).toBe(activityId)
    for (const other of ['', 'a=1', carried.slice(1), `${carried}0`, carried.toUpperCase()]) expect(activityOfCode(other)).toBeNull()
  })

  test('a platform that is away is told as such', async () => {
    const other = await startTestApp({ wechat: null }, host.app.env.databaseUrl)
    const reply = await other.app.inject({ url: `/api/v1/activities/${activityId}/code-image`, headers: { authorization: `Bearer ${people.secretary.token}` } })
    expect([reply.statusCode, reply.json()]).toEqual([503, expect.objectContaining({ code: 'auth.wechat_unavailable' })])
    await other.close()
  })
})
