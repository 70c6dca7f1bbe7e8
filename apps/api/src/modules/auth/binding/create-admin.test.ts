import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { startTestApp, testKeys, type TestApp } from '../../../../test/harness/app'
import { WechatStandIn } from '../../../../test/stand-ins/wechat'

const run = promisify(execFile)
const api = path.resolve(__dirname, '../../../..')

/** Runs the script as an operator does: a process of its own with the API's environment. */
async function createAdmin(host: TestApp, args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string }> {
  const options = { cwd: api, env: { PATH: process.env.PATH, DATABASE_URL: host.app.env.databaseUrl, ...testKeys, ...env } }
  const outcome = await run(process.execPath, ['--import', 'tsx', 'scripts/create-admin.ts', ...args], options).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout + error.stderr }),
  )
  // the script lives by the real clock, and so must who redeems what it printed
  host.clock.set(new Date())
  return outcome
}

describe('create-admin', () => {
  let wechat: WechatStandIn
  let host: TestApp
  beforeAll(async () => {
    wechat = await WechatStandIn.start()
    host = await startTestApp({ wechat: wechat.app })
  })
  afterAll(async () => {
    await host.close()
    await wechat.stop()
  })

  const codeIn = (out: string): string => /邀请码：(\w{10})$/m.exec(out)?.[1] ?? ''
  async function redeem(openid: string, invitation: string) {
    const outcome = await host.client.call('POST /auth/wechat-sessions', { body: { code: wechat.codeFor(openid) } })
    return host.client.send('POST /auth/bindings', { body: { ticket: outcome.state === 'not_bound' ? outcome.ticket : '', invitation } })
  }

  test('from an empty database to a signed-in administrator, once', async () => {
    expect(await createAdmin(host, [])).toMatchObject({ code: 1, out: expect.stringContaining('请写明最高一级党组织的名称') as string })

    const first = await createAdmin(host, ['测试医院党委'])
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('组织：测试医院党委') as string })
    const refused = await createAdmin(host, ['另一个党委'])
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('--again') as string })

    const renewed = await createAdmin(host, ['--again'])
    expect((await redeem('oAdmin', codeIn(first.out))).problem.code).toBe('auth.invitation_invalid')
    const admin = await redeem('oAdmin', codeIn(renewed.out))
    expect(admin.body.me).toMatchObject({ member: null, roles: [{ role: 'admin', org: { name: '测试医院党委' } }] })

    const colleague = await redeem('oColleague', codeIn((await createAdmin(host, ['--again'])).out))
    expect(colleague.body.me.accountId).not.toBe(admin.body.me.accountId)
    const { items } = await host.client.call('GET /role-grants', { query: {} }, { as: { token: admin.body.accessToken } })
    expect(items.map((item) => item.role)).toEqual(['admin', 'admin'])
  })

  test('with --operator: a random one-time password, another each time, and no default', async () => {
    const other = await startTestApp()
    const passwordIn = (out: string): string => /一次性密码：(\S+)$/m.exec(out)?.[1] ?? ''
    expect(await createAdmin(other, ['--operator'])).toMatchObject({ code: 1, out: expect.stringContaining('账号名不合适') as string })
    expect(await createAdmin(other, ['--operator', 'yun wei'])).toMatchObject({ code: 1 })
    const first = await createAdmin(other, ['测试医院党委', '--operator', 'YunWei'])
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/组织：测试医院党委\n运维账号：yunwei\n/) as string })
    expect(await createAdmin(other, ['--operator', 'another'])).toMatchObject({ code: 1, out: expect.stringContaining('--again') as string })
    const renewed = await createAdmin(other, ['--again', '--operator', 'yunwei'])
    const signIn = (password: string) => other.client.send('POST /auth/operator-sessions', { body: { name: 'yunwei', password } })
    expect(passwordIn(first.out)).toHaveLength(20)
    expect((await signIn(passwordIn(first.out))).problem.code).toBe('auth.operator_refused')
    expect((await signIn(passwordIn(renewed.out))).body.state).toBe('set_up')
    await other.close()
  })

  test('the name may come from the environment', async () => {
    const other = await startTestApp()
    const made = await createAdmin(other, [], { ORGANISATION_NAME: '环境里的党委' })
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('组织：环境里的党委') as string })
    await other.close()
  })
})
