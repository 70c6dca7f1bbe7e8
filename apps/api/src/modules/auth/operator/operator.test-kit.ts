import { startTestApp, type TestApp } from '../../../../test/harness/app'
import { setUpFirstOperator } from './first-operator.service'
import { stepAt, totp } from './totp'

export const ownPassword = '窗外的松树 如今有三棵半了'

/** An installation and its operators, at a desk with an authenticator. */
export class Desk {
  private constructor(readonly host: TestApp) {}

  static async start(given?: TestApp): Promise<Desk> {
    return new Desk(given ?? (await startTestApp()))
  }

  /** What `create-admin --operator` does. */
  async printed(name: string): Promise<string> {
    const ctx = { ...this.context(), actor: null }
    const outcome = await this.host.app.db.transaction((db) => setUpFirstOperator({ ...ctx, db }, this.host.app.env.keys.lookup, { name, organisationName: '测试医院党委', again: true }))
    if (outcome.state !== 'set_up') throw new Error(outcome.state)
    return outcome.login.password
  }

  private context() {
    const { app, clock } = this.host
    return { db: app.db, now: clock.now(), jobs: app.jobs }
  }

  signIn(name: string, password: string, code?: string) {
    return this.host.client.send('POST /auth/operator-sessions', { body: { name, password, ...(code === undefined ? {} : { code }) } })
  }

  /** The ticket of a first sign-in. */
  async opened(name: string, password: string, code?: string) {
    const { body, problem } = await this.signIn(name, password, code)
    if (body.state !== 'set_up') throw new Error(problem.code)
    return body
  }

  setUp(ticket: string, secret: string, newPassword?: string) {
    return this.host.client.send('POST /auth/operator-set-ups', { body: { ticket, code: this.codeOf(secret), ...(newPassword === undefined ? {} : { newPassword }) } })
  }

  /** An operator who is through with the first sign-in; the clock has moved on, so the next code is fresh. */
  async operator(name: string) {
    const { ticket, secret } = await this.opened(name, await this.printed(name))
    const { body } = await this.setUp(ticket, secret, ownPassword)
    this.host.clock.advance(30)
    return { name, secret, token: body.tokens.accessToken, recoveryCodes: body.recoveryCodes, accountId: body.tokens.me.accountId }
  }

  codeOf(secret: string, stepsLater = 0): string {
    return totp(secret, stepAt(this.host.clock.now()) + stepsLater)
  }

  wrongCodeOf(secret: string): string {
    return String((Number(this.codeOf(secret)) + 1) % 1_000_000).padStart(6, '0')
  }
}
