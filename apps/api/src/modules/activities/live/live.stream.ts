import { PassThrough } from 'node:stream'
import type { LiveEnding } from '@ejia/contract/activities/schemas'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { readActor } from '../../auth'
import { mayManage } from '../activities.policy'
import { findActivity } from '../activities.repo'
import { seeActivity } from '../activities.service'
import type { Live, LiveHub } from './live.hub'

/** A line goes out at least this often, so that a client can tell a quiet meeting from a dead network. */
const beatEveryMs = 5000
/** Session and role are looked at again this often. */
const checkEveryMs = 10_000
/** Screens one account, and one process, may have open. */
const mostPerAccount = 6
const mostPerProcess = 500
/** Unread bytes after which a screen is taken for gone. */
const mostUnread = 256 * 1024

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** What changed since the last time, as events. */
function eventsOf(live: Live, before: Live | null): string {
  const same = before !== null && JSON.stringify(before.missing) === JSON.stringify(live.missing)
  return event('count', live.count) + (same ? '' : event('missing', live.missing))
}

/**
 * Counts as server-sent events. The client reads them through `fetch`, which sends the access token in a header like every
 * other request: nothing secret in an address, and no second kind of credential beside the token (a cookie for one path
 * would need its own issuing, ending and protection against other sites). `EventSource` could send neither.
 */
export class LiveStreams {
  private readonly perAccount = new Map<string, number>()

  constructor(
    private readonly app: FastifyInstance,
    private readonly hub: LiveHub,
    private readonly readOnce: (activityId: string) => Promise<Live>,
  ) {}

  async open(ctx: ActorContext, id: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await seeActivity(ctx, id)
    assertThat(mayManage(ctx.actor, row), 'thing.forbidden')
    assertThat(row.state !== 'draft', 'activities.wrong_state')
    // a proxy that collects a reply before passing it on would hold the meeting back
    void reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no')
    const listens = request.headers.accept?.includes('text/event-stream') === true
    if (!listens || row.state !== 'open') return reply.send(await this.once(id, row.state))
    return reply.send(this.listen(ctx.actor.accountId, id, request))
  }

  private async once(id: string, state: string): Promise<string> {
    const events = eventsOf(await this.readOnce(id), null)
    return state === 'confirmed' || state === 'cancelled' ? events + event('end', { why: state }) : events
  }

  private listen(accountId: string, id: string, request: FastifyRequest): PassThrough {
    this.admit(accountId)
    const stream = new PassThrough()
    let shown: Live | null = null
    const write = (text: string) => (stream.writableLength > mostUnread ? stream.destroy() : stream.write(text))
    const end = (why: LiveEnding) => stream.end(event('end', { why }))
    const leave = this.hub.join(id, { end, show: (live) => { write(eventsOf(live, shown)); shown = live } })
    const beat = setInterval(() => write(': \n\n'), beatEveryMs)
    const check = setInterval(() => void this.stillMay(id, request).then((why) => why && end(why)), checkEveryMs)
    stream.once('close', () => {
      leave()
      clearInterval(beat)
      clearInterval(check)
      this.dismiss(accountId)
    })
    // tells the client at once that it is connected
    write(': \n\n')
    return stream
  }

  /** Why the stream must end: the session has, or the role. A database that does not answer is no reason. */
  private async stillMay(id: string, request: FastifyRequest): Promise<LiveEnding | null> {
    try {
      const actor = await readActor(this.app.db, request.user)
      const row = found(await findActivity(this.app.db, id))
      return mayManage(actor, row) ? null : 'forbidden'
    } catch (error) {
      return error instanceof AppError && error.status < 500 ? 'signed_out' : null
    }
  }

  private admit(accountId: string): void {
    const open = this.perAccount.get(accountId) ?? 0
    assertThat(open < mostPerAccount && this.hub.size < mostPerProcess, 'activities.too_many_screens', { retryAfter: 30 })
    this.perAccount.set(accountId, open + 1)
  }

  private dismiss(accountId: string): void {
    const open = (this.perAccount.get(accountId) ?? 1) - 1
    if (open > 0) this.perAccount.set(accountId, open)
    else this.perAccount.delete(accountId)
  }
}
