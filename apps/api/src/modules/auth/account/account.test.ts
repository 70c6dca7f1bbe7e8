import { readSheet } from 'read-excel-file/node'
import { sql } from 'drizzle-orm'
import type { As } from '../../../../test/harness/client'
import type { TestPerson } from '../../../../test/harness/factories'
import { useWechatHospital } from '../../../../test/harness/wechat-hospital'

describe('my account', () => {
  const hospital = useWechatHospital({ pushes: true })
  const { host, factory, people, signIn, ticketOf } = hospital
  let serial = 0

  const account = (as: As) => host.client.call('GET /auth/account', {}, { as })
  const me = (as: As) => host.client.send('GET /auth/me', {}, { as })
  /** The platform tells of somebody. */
  async function push(event: string, openid: string, fields: object = {}) {
    const { pushes } = hospital.wechat.world
    pushes.tell(event, 'oPlatform', { OpenID: openid, ...fields })
    await pushes.settled()
    return pushes.told.at(-1)!
  }
  const count = async (statement: ReturnType<typeof sql>) => Number((await host.app.db.execute(statement)).rows[0]!.n)
  /** Somebody with their own WeChat. */
  async function boundPerson(): Promise<TestPerson & { openid: string }> {
    const person = await factory.person(people.branch)
    const openid = `oMine${++serial}`
    await factory.bindWechat(person, openid)
    return { ...person, openid }
  }
  async function tokensOf(openid: string): Promise<As> {
    const outcome = await signIn(openid)
    if (outcome.state !== 'signed_in') throw new Error('not bound')
    return { token: outcome.tokens.accessToken }
  }

  test('who I am, which WeChat, and where I am signed in', async () => {
    const person = await boundPerson()
    const phone = await tokensOf(person.openid)
    const answer = await account(phone)
    expect(answer).toMatchObject({ member: { name: person.name, org: { name: '心内科党支部' }, bound: true }, binding: { boundAt: '2026-11-22T06:00:00.000Z' }, exportsLeft: 3 })
    expect(answer.sessions.map(({ client, current }) => `${client} ${current}`).sort()).toEqual(['weapp false', 'weapp true'])
  })

  test('one session ended from another: it is out at once, the others stay; nobody else’s exists', async () => {
    const person = await boundPerson()
    const [phone, other] = [await tokensOf(person.openid), await tokensOf(person.openid)]
    const mine = (await account(other)).sessions.find(({ current }) => current)!
    const end = (sessionId: string, as: As) => host.client.send('DELETE /auth/sessions/:sessionId', { params: { sessionId } }, { as })
    expect((await end(mine.id, people.member)).problem.code).toBe('thing.not_found')
    expect((await end(mine.id, phone)).status).toBe(200)
    expect((await me(other)).problem.code).toBe('auth.session_ended')
    expect((await me(phone)).status).toBe(200)
    expect((await end(mine.id, phone)).problem.code).toBe('thing.not_found')
  })

  test('unbinding oneself signs out everywhere, and this WeChat is unknown again', async () => {
    const person = await boundPerson()
    const phone = await tokensOf(person.openid)
    expect((await host.client.send('DELETE /auth/binding', {}, { as: phone })).status).toBe(200)
    for (const as of [phone, person]) expect((await me(as)).problem.code).toBe('auth.session_ended')
    expect((await signIn(person.openid)).state).toBe('not_bound')
    expect((await host.client.send('DELETE /auth/binding', {}, { as: people.member })).problem.code).toBe('auth.not_bound')
  })

  describe('my data', () => {
    const fetchData = (as: As) => host.app.inject({ method: 'GET', url: '/api/v1/auth/own-data.xlsx', headers: { authorization: `Bearer ${as.token}` } })

    test('a sheet for each topic, my phone in full, nobody else in it', async () => {
      const person = await boundPerson()
      await factory.givePhone(person.memberId, '13912345678')
      await host.client.call('POST /member-corrections', { body: { field: 'gender', wanted: 'female', reason: '登记有误' } }, { as: person })
      const reply = await fetchData(person)
      expect(reply.statusCode).toBe(200)
      expect(reply.headers['content-disposition']).toContain(encodeURIComponent('我的数据.xlsx'))
      const topics = (await readSheet(reply.rawPayload, '说明')).map(([topic]) => topic)
      expect(topics).toEqual(
        expect.arrayContaining([
          `导出人：${person.name}`, '名册登记', '组织经历', '更正申请', '党员码', '积分明细', '积分申诉', '收到的消息', '微信提醒的选择', '微信提醒的发送', '应急队伍', '应急召集', '文章签收', '文章阅读',
          '完成的学习', '打开的学习', '应到的活动', '活动报名', '活动请假', '活动签到', '任职授权', '微信绑定', '绑定申请', '登录记录', '操作留痕',
        ]),
      )
      expect(topics.some((topic) => String(topic).includes('投诉'))).toBe(true)
      const entry = await readSheet(reply.rawPayload, '名册登记')
      expect(entry).toContainEqual(['手机号', '13912345678'])
      expect((await readSheet(reply.rawPayload, '更正申请'))[1]!.slice(1)).toEqual(['性别', '女', '登记有误', '待支部核对', null])
      expect((await readSheet(reply.rawPayload, '操作留痕')).slice(1).map(([, action]) => action)).toEqual(['members.ask_correction', 'auth.export_own_data'])
      for (const topic of topics.slice(2, -1)) expect(JSON.stringify(await readSheet(reply.rawPayload, String(topic)))).not.toContain('普通党员')
    })

    test('three a day, also at once; the next day again; each in the audit', async () => {
      const person = await boundPerson()
      const statuses = (await Promise.all(Array.from({ length: 5 }, () => fetchData(person)))).map((reply) => reply.statusCode)
      expect(statuses.sort()).toEqual([200, 200, 200, 429, 429])
      expect((await account(person)).exportsLeft).toBe(0)
      expect(await count(sql`select count(*)::int as n from audit_lines where action = 'auth.export_own_data' and account_id = ${person.accountId}`)).toBe(3)
      const before = host.clock.now()
      host.clock.set('2026-11-22T16:00:00Z')
      expect((await fetchData(person)).statusCode).toBe(200)
      host.clock.set(before)
    })

    test('an operator on no roster gets what there is', async () => {
      const operator = await factory.person(people.branch)
      await host.app.db.execute(sql`update accounts set member_id = null where id = ${operator.accountId}`)
      const reply = await fetchData(operator)
      expect((await readSheet(reply.rawPayload, '说明')).map(([topic]) => topic)).not.toContain('名册登记')
    })
  })

  test('a WeChat account that was closed lets nobody in; a consent taken back is noted', async () => {
    const person = await boundPerson()
    expect((await push('user_authorization_revoke', person.openid, { RevokeInfo: '8' })).status).toBe(200)
    expect((await me(person)).status).toBe(200)
    expect((await push('user_authorization_cancellation', person.openid)).status).toBe(200)
    expect((await me(person)).problem.code).toBe('auth.session_ended')
    expect((await signIn(person.openid)).state).toBe('not_bound')
    const { rows } = await host.app.db.execute(sql`select action, detail from audit_lines where subject_id = ${person.accountId} order by id`)
    expect(rows).toEqual([{ action: 'auth.revoke_consent', detail: { items: '8' } }, { action: 'auth.wechat_closed', detail: {} }])
  })

  test('withdrawing consent: binding, sessions, codes and requests end; the roster and the office stay; a new invitation brings back', async () => {
    const person = await boundPerson()
    await host.app.db.execute(sql`insert into binding_requests (id, openid, member_id, requested_at) values (gen_random_uuid(), 'oWaits', ${person.memberId}, '2026-11-22')`)
    await host.app.db.execute(sql`insert into subscription_credits (openid, template_id, granted, used, surplus) values (${person.openid}, 'T', 5, 1, 2)`)
    const withdraw = (word: string) => host.client.send('POST /auth/withdrawals', { body: { word } as { word: '确认注销' } }, { as: person })
    expect((await withdraw('注销')).problem.code).toBe('request.invalid')
    expect((await withdraw('确认注销')).status).toBe(200)
    expect((await me(person)).problem.code).toBe('auth.session_ended')
    const ticket = await ticketOf(person.openid)
    expect(await count(sql`select count(*)::int as n from binding_requests where member_id = ${person.memberId}`)).toBe(0)
    expect((await host.app.db.execute(sql`select granted - used as left, surplus from subscription_credits where openid = ${person.openid}`)).rows).toEqual([{ left: 0, surplus: 6 }])
    expect(await count(sql`select count(*)::int as n from members where id = ${person.memberId} and left_on is null`)).toBe(1)
    expect((await host.app.db.execute(sql`select action, detail from audit_lines where account_id = ${person.accountId} order by id desc limit 1`)).rows).toEqual([{ action: 'auth.withdraw', detail: { unbound: true } }])
    const { invitation } = await host.client.call('POST /members/:memberId/invitations', { params: { memberId: person.memberId } }, { as: people.secretary })
    expect((await host.client.call('POST /auth/bindings', { body: { ticket, invitation } })).me.name).toBe(person.name)
  })
})
