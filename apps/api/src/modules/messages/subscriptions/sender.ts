import type { FastifyInstance } from 'fastify'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '../../../lib/context'
import { loggable } from '../../../plugins/loggable'
import { claimNext, type Claim } from './claim.service'
import { clearUp, recordOutcome } from './outcome.service'

/** Messages under way at a time: the platform takes some tenths of a second for each, and no connection is held meanwhile. */
const lanes = 3
/** So many that could not be sent, one after another: the platform is away, and the rest waits for the next minute. */
const patience = 3
/** Milliseconds between taking a message up and calling; a process that stood still for longer leaves it to others. */
const swiftMs = 20_000

/** Sends what is due, in this process once at a time, however many jobs ask for it. */
export class Sender {
  private atIt: Promise<void> | null = null
  private askedAgain = false

  constructor(private readonly app: FastifyInstance) {}

  /** What was left in doubt, and all that is due; what comes while it is at it is looked at too. */
  run(ctx: Context): Promise<void> {
    this.askedAgain = true
    this.atIt ??= this.drain(ctx).finally(() => (this.atIt = null))
    return this.atIt
  }

  private async drain(ctx: Context): Promise<void> {
    while (this.askedAgain) {
      this.askedAgain = false
      const trouble = { inARow: 0 }
      await clearUp({ ...ctx, now: this.app.clock.now() })
      await Promise.all(Array.from({ length: lanes }, () => this.lane(ctx, trouble)))
    }
  }

  private async lane(ctx: Context, trouble: { inARow: number }): Promise<void> {
    while (!this.app.life.leaving && trouble.inARow < patience) {
      const claimed = await claimNext({ ...ctx, now: this.app.clock.now() }, this.app.env.wechatTemplates)
      if (claimed === 'none') return
      if (claimed === 'over') await breathe()
      else if (await this.send(ctx, claimed)) trouble.inARow = 0
      else trouble.inARow += 1
    }
  }

  /** Whether the platform answered as it should. */
  private async send(ctx: Context, claim: Claim): Promise<boolean> {
    const { app } = this
    const { openid, templateId, page, data } = claim
    if (app.clock.now().getTime() - claim.claimedAt.getTime() > swiftMs) return false
    const result = await app.wechat.sendSubscribeMessage({ openid, templateId, page, data }).catch((error: unknown) => {
      app.log.error({ error: error instanceof Error ? loggable(error) : String(error) }, 'a message by WeChat ended in an error')
      return { outcome: 'unknown', errcode: null } as const
    })
    await recordOutcome({ ...ctx, now: app.clock.now() }, claim, result)
    return result.outcome !== 'unavailable' && result.outcome !== 'unknown'
  }
}
