import { ApiError, errorOfReply } from '@ejia/contract/client/api-error'
import { apiBase, type ReplyOf } from '@ejia/contract/client/caller'
import { call } from '../../../shared/api'
import { headersOf, parseBody } from '../../../shared/api/exchange'
import { tokenToSend } from '../../../shared/api/transport'
import { eventReader, waitBefore, type ServerEvent } from './event-stream'

export type LiveCount = ReplyOf<'GET /activities/:activityId/count'>
export interface LiveMissing {
  names: string[]
  more: number
}
type Ending = 'confirmed' | 'cancelled' | 'signed_out' | 'forbidden' | 'closing'

export interface LiveTold {
  onCount: (count: LiveCount) => void
  onMissing: (missing: LiveMissing) => void
  /** True once bytes flow, false as soon as they do not. */
  onConnected: (connected: boolean) => void
  /** Nothing more will come, and trying again is no use. */
  onOver: (why: 'confirmed' | 'cancelled' | 'refused') => void
}

/** The server beats every 5 s; this long without a byte, and the connection is taken for dead. */
const silenceMs = 12_000

/**
 * Keeps a stream of counts open for hours: reads it through fetch, so that the token travels in a header; notices silence
 * that no network error reports; comes back by itself, with a renewed token, ever more patiently. Call the result to stop.
 */
export function keepLive(activityId: string, told: LiveTold): () => void {
  let stopped = false
  let attempt = 0
  let current: AbortController | undefined
  let wake: (() => void) | undefined

  const pause = (ms: number) => new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })

  async function once(): Promise<Ending | 'refused' | null> {
    current = new AbortController()
    let ending: Ending | null = null
    const take = ({ name, data }: ServerEvent) => {
      if (name === 'count') told.onCount(data as LiveCount)
      else if (name === 'missing') told.onMissing(data as LiveMissing)
      else if (name === 'end') ending = (data as { why: Ending }).why
    }
    await readStream(activityId, current, take, () => {
      attempt = 0
      told.onConnected(true)
    })
    return ending
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const ending = await once().catch((error: unknown) => (isFinal(error) ? 'refused' as const : null))
      if (stopped) return
      if (ending === 'confirmed' || ending === 'cancelled' || ending === 'refused') return told.onOver(ending)
      told.onConnected(false)
      // a lost session asks to sign in again, and everything goes on when somebody did
      if (ending === 'signed_out' || ending === 'forbidden') await call('GET /activities/:activityId/count', { params: { activityId } }).catch(() => undefined)
      await pause(waitBefore(attempt++))
    }
  }

  const again = () => wake?.()
  const cut = () => current?.abort()
  addEventListener('online', again)
  addEventListener('offline', cut)
  void run()
  return () => {
    stopped = true
    removeEventListener('online', again)
    removeEventListener('offline', cut)
    cut()
    again()
  }
}

const isFinal = (error: unknown): boolean => error instanceof ApiError && ['thing.not_found', 'thing.forbidden', 'activities.wrong_state'].includes(error.code)

async function readStream(activityId: string, aborting: AbortController, take: (event: ServerEvent) => void, onBytes: () => void): Promise<void> {
  let silence: ReturnType<typeof setTimeout> | undefined
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(() => aborting.abort(), silenceMs)
  }
  heard()
  try {
    const headers = { ...headersOf({ token: await tokenToSend() }), Accept: 'text/event-stream' }
    const reply = await fetch(`${apiBase}/activities/${activityId}/stream`, { headers, credentials: 'same-origin', cache: 'no-store', signal: aborting.signal })
    if (!reply.ok || !reply.body) throw errorOfReply(reply.status, parseBody(await reply.text()))
    const [reader, decoder, read] = [reply.body.getReader(), new TextDecoder(), eventReader(take)]
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      onBytes()
      read(decoder.decode(value, { stream: true }))
    }
  } finally {
    clearTimeout(silence)
  }
}
