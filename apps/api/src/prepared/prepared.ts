import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Actor } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import type { FastifyContextConfig } from 'fastify'
import type { Clock } from '../lib/clock'
import type { Outgoing } from './outgoing'

/** A reply as it goes out, made once. */
export interface PreparedReply {
  body: Buffer
  /** Strong, of the plain bytes. */
  etag: string
  /** The same, compressed when somebody first wants it so. */
  compressed: () => Promise<Buffer>
  /** Those bytes, once they are there. */
  compressedNow: Buffer | undefined
  /** Both as they go onto the wire, once somebody wanted them. */
  plain?: Outgoing
  packed?: Outgoing
  /** What is known of the route that made it. */
  route: FastifyContextConfig
  /** Milliseconds of the API's clock from which it is not true any more, and from which it may be made anew. */
  until: number
  freshUntil: number
  /** Path of the organisation below which everybody may be given it; '' everybody at all; null: nobody beyond its key. */
  within: string | null
  /** When it was last moved to the end of those that make room, by the same clock. */
  movedAt: number
}

/** What a fill brings: the serialised reply, and the moment at which it will stop being true by itself. */
export interface Filled {
  text: string
  until: Date
  within?: string | null
  route: FastifyContextConfig
}

interface Options {
  /** Whether changes are heard; otherwise nothing is taken from memory and nothing put there. */
  trusted: () => boolean
  clock: Clock
  /** Names all that a shared answer depends on of who reads it. */
  audienceOf: (actor: Actor | null) => string
}

/** Bytes all entries may take together; the ones not used for longest make room. */
const mostBytes = 48 * 1024 * 1024

/**
 * Milliseconds after which one of those who ask makes an entry anew, while the others go on being given what there is: it holds
 * counts that nobody announces. One entry at a time, so that what was made together is not renewed together.
 */
const freshFor = 60_000

/** Milliseconds between two moves of an entry: what is asked for a thousand times a second need not be moved each time. */
const moveEvery = 1000

const compress = promisify(brotliCompress)
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

/**
 * Replies that everybody of one audience gets alike, as bytes. A key names the audience and what was asked for, never an address
 * alone. A fill is kept only if nothing changed since it began; many who ask at once share it.
 */
export class Prepared {
  private readonly entries = new Map<string, PreparedReply>()
  private filling = new Map<string, Promise<PreparedReply>>()
  private renewing = false
  private bytes = 0
  /** Raised by every change: what was begun before is not kept. */
  private epoch = 0
  /** Since the process began: taken from memory, made, made without keeping it. */
  readonly counts = { hit: 0, miss: 0, bypass: 0 }

  constructor(private readonly options: Options) {}

  /** Under which key those who read alike find the same answer. */
  keyOf(url: string, actor: Actor | null): string {
    return `${this.options.audienceOf(actor)} ${url}`
  }

  /** Whether bytes that are the same for all who may see them are this reader's to see. */
  mayHave(actor: Actor | null, { within }: PreparedReply): boolean {
    return within !== null && isWithin(actor?.orgPath ?? '', within)
  }

  /** What is remembered for this reader: bytes for all of whom they are one, else those of their audience. */
  recall(url: string, actor: Actor | null): PreparedReply | undefined {
    const forAll = this.find(url)
    return forAll && this.mayHave(actor, forAll) ? forAll : this.find(this.keyOf(url, actor))
  }

  /** True for whoever is to make it anew. */
  isDue({ freshUntil }: PreparedReply): boolean {
    return !this.renewing && freshUntil <= this.options.clock.now().getTime()
  }

  /** What is remembered under the key and still true. */
  private find(key: string): PreparedReply | undefined {
    const entry = this.entries.get(key)
    if (!entry || !this.options.trusted()) return undefined
    const nowMs = this.options.clock.now().getTime()
    if (entry.until <= nowMs) {
      this.remove(key, entry)
      return undefined
    }
    this.counts.hit++
    if (nowMs - entry.movedAt >= moveEvery) {
      // used last: the last to make room
      this.entries.delete(key)
      this.entries.set(key, entry)
      entry.movedAt = nowMs
    }
    return entry
  }

  /** Makes the reply; `fill` runs once for all who ask while it runs. */
  make(key: string, fill: () => Promise<Filled>): Promise<PreparedReply> {
    if (!this.options.trusted()) {
      this.counts.bypass++
      return fill().then(prepare)
    }
    const underWay = this.filling.get(key)
    if (underWay) return underWay
    this.counts.miss++
    const { epoch, filling } = this
    const renews = this.entries.has(key) && !this.renewing
    if (renews) this.renewing = true
    const freshUntil = this.options.clock.now().getTime() + freshFor
    const made = fill()
      .then((filled) => {
        const entry = prepare(filled)
        entry.freshUntil = freshUntil
        if (epoch === this.epoch && this.options.trusted()) this.keep(key, entry)
        return entry
      })
      .finally(() => {
        filling.delete(key)
        if (renews) this.renewing = false
      })
    filling.set(key, made)
    return made
  }

  /** Something readers see has changed. */
  drop(): void {
    this.epoch++
    this.entries.clear()
    // whoever asks from now on must not be given what was begun before
    this.filling = new Map()
    this.bytes = 0
  }

  private keep(key: string, entry: PreparedReply): void {
    const before = this.entries.get(key)
    if (before) this.remove(key, before)
    this.entries.set(key, entry)
    this.bytes += sizeOf(key, entry)
    for (const [oldest, old] of this.entries) {
      if (this.bytes <= mostBytes) break
      this.remove(oldest, old)
    }
  }

  private remove(key: string, entry: PreparedReply): void {
    if (this.entries.delete(key)) this.bytes -= sizeOf(key, entry)
  }
}

/** Three times the body: as it is, as it leaves, and compressed in both ways; and what surrounds them, a header for each among it. */
const sizeOf = (key: string, { body }: PreparedReply): number => 2 * key.length + 3 * body.length + 2000

function prepare({ text, until, within = null, route }: Filled): PreparedReply {
  const body = Buffer.from(text)
  let compressed: Promise<Buffer> | undefined
  const reply: PreparedReply = {
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    compressed: () => (compressed ??= compress(body, brotliOptions).then((bytes) => (reply.compressedNow = bytes))),
    compressedNow: undefined,
    route,
    until: until.getTime(),
    freshUntil: 0,
    within,
    movedAt: 0,
  }
  return reply
}
