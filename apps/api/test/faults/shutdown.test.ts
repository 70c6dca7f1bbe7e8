import { request, type ClientRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { apiBase } from '@ejia/contract/client/caller'
import { EventStream } from '../harness/event-stream'
import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { Held, listWaiting } from './kit/held'
import { ask } from './kit/phone'
import { until } from '../harness/until'
import { useSite } from './kit/site'
import type { Receipt } from './kit/storm'

/** An upload that is half sent; the rest goes when the test says so. */
class SlowUpload {
  private constructor(
    private readonly sending: ClientRequest,
    readonly status: Promise<number>,
  ) {}

  static begin(port: number, token: string): SlowUpload {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b' }
    const sending = request({ host: '127.0.0.1', port, method: 'POST', path: `${apiBase}/files`, headers, agent: false })
    const status = new Promise<number>((resolve) => {
      sending.on('response', (reply) => reply.resume().on('end', () => resolve(reply.statusCode ?? 0)))
      sending.on('error', () => resolve(0))
    })
    sending.write('--b\r\ncontent-disposition: form-data; name="file"; filename="notes.txt"\r\n\r\nhalf of it, ')
    return new SlowUpload(sending, status)
  }

  finish(): void {
    this.sending.end('and the other half\r\n--b--\r\n')
  }
}

describe('a process that is asked to end', () => {
  const site = useSite()
  let api: ApiProcess

  test('answers what it accepted, sends new people elsewhere, says goodbye to screens, and ends with 0', async () => {
    const { meetings, host, databaseUrl } = site()
    const { secretary } = meetings.people
    api = await site().start()
    const crowd = await meetings.crowd(25)
    const { id } = await meetings.open()
    const code = await meetings.code(id)
    const screen = await EventStream.open(api.port, `/activities/${id}/stream`, secretary.token)
    await screen.next('count')
    const upload = SlowUpload.begin(api.port, secretary.token)

    // check-ins wait for their statement, a read waits for the table
    const { receipts, roster, late } = await Held.during(databaseUrl, 'attendances', 'access exclusive', async (held) => {
      const scans = crowd.map(async (who): Promise<Receipt> => {
        const key = `storm-${id}-${who.memberId.slice(-12)}`
        return { who, activityId: id, key, code, answer: await ask(api.base, { method: 'POST', path: `/activities/${id}/check-ins`, as: who, key, body: { code, capture: 'camera' } }) }
      })
      const reading = ask(api.base, { path: `/activities/${id}/roster`, as: secretary })
      await until('they wait', async () => (await listWaiting(databaseUrl)).length >= 2)
      await pause(300)
      api.signal('SIGTERM')
      await until('the screen is told', () => screen.ended, 20_000)
      const late = await ask(api.base, { path: '/sections' })
      upload.finish()
      await held.letGo()
      return { receipts: await Promise.all(scans), roster: await reading, late }
    })

    expect(receipts.map(({ answer }) => answer?.status)).toEqual(crowd.map(() => 200))
    expect(roster?.status).toBe(200)
    expect(await upload.status).toBe(201)
    expect(screen.events.at(-1)).toEqual({ event: 'end', data: { why: 'closing' } })
    // refused, or told to go
    if (late) expect([late.status, late.headers.get('connection'), Number(late.headers.get('retry-after')) > 0]).toEqual([503, 'close', true])
    expect(await api.exited).toEqual({ code: 0, signal: null })
    expect(await ask(api.base, { path: '/health/live' })).toBeNull()
    await expectBooksRight(host, receipts)
  }, 120_000)

  test('a job that hangs is given back within the delay, work not yet begun stays: the next process does both, once', async () => {
    const { meetings, host, databaseUrl } = site()
    api = await site().start({ env: { JOBS: '1' } })
    const states = async (): Promise<string[]> => (await host.app.pool.query<{ state: string }>(`select state::text from jobs.job where name = 'activities.tell' order by created_on`)).rows.map(({ state }) => state)
    const told = (activityId: string) => meetings.count('message_deliveries where once_key = $1', `activity:${activityId}:open`)
    const [first, second] = await Held.during(databaseUrl, 'messages', 'share row exclusive', async () => {
      const begun = await meetings.open({ title: '已经开始的' })
      await until('the job is under way', async () => (await states()).at(-1) === 'active')
      api.signal('SIGTERM')
      await pause(500)
      const waiting = await meetings.open({ title: '还没开始的' })
      expect(await api.exited).toEqual({ code: 0, signal: null })
      expect((await states()).slice(-2).filter((state) => state === 'active' || state === 'completed')).toEqual([])
      return [begun, waiting]
    })
    expect([await told(first.id), await told(second.id)]).toEqual([0, 0])
    const next = await site().start({ env: { JOBS: '1' } })
    await until('both are told', async () => (await states()).slice(-2).every((state) => state === 'completed'))
    for (const { id } of [first, second]) {
      const everybody = await meetings.count('activity_roster where activity_id = $1', id)
      expect(everybody).toBeGreaterThan(0)
      expect(await told(id)).toBe(everybody)
    }
    expect(next.isRunning()).toBe(true)
  }, 120_000)
})
