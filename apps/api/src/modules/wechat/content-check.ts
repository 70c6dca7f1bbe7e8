import type { Platform, Reply } from './platform'
import { Refusal, unavailable } from './refusal'
import { Unreached } from './transport'
import type { CheckScene, TextVerdict } from './wechat.types'

/** Version of the interface: it judges by `suggest`; the first one's 87014 is gone. */
const version = 2
const scenes: Record<CheckScene, number> = { profile: 1, comment: 2, forum: 3, post: 4 }
const image = 2
/** Characters of one question. */
const most = 2500

const severity: Record<TextVerdict['suggest'], number> = { pass: 0, review: 1, risky: 2 }

/** `POST /wxa/msg_sec_check`. A long text is asked about in pieces and judged by the worst. */
export async function checkText(platform: Platform, asked: { openid: string; text: string; scene: CheckScene }): Promise<TextVerdict | null> {
  let worst: TextVerdict = { suggest: 'pass', label: 100 }
  for (const content of piecesOf(asked.text)) {
    const verdict = await askAbout(platform, { ...asked, text: content })
    if (!verdict) return null
    if (severity[verdict.suggest] > severity[worst.suggest]) worst = verdict
  }
  return worst
}

async function askAbout(platform: Platform, { openid, text, scene }: { openid: string; text: string; scene: CheckScene }): Promise<TextVerdict | null> {
  try {
    const reply = await platform.post('text_check', '/wxa/msg_sec_check', { content: text, version, scene: scenes[scene], openid })
    return verdictOf(reply.result as Reply | undefined)
  } catch (error) {
    // away, or 61010: the person has not been in the mini-program within two hours
    if (error instanceof Refusal || error instanceof Unreached) return null
    throw error
  }
}

function verdictOf(result: Reply | undefined): TextVerdict | null {
  const { suggest, label } = result ?? {}
  return typeof suggest === 'string' && suggest in severity ? { suggest: suggest as TextVerdict['suggest'], label: Number(label ?? 0) } : null
}

/** Counted as the shortest way of counting would, and no character cut in two. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const cutsPair = /[\uD800-\uDBFF]/.test(text.charAt(at + most - 1))
    const end = at + most - (cutsPair ? 1 : 0)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces.filter((piece) => piece.trim() !== '')
}

/** `POST /wxa/media_check_async`; what it thinks comes within half an hour as a push. */
export async function checkImage(platform: Platform, { openid, url, scene }: { openid: string; url: string; scene: CheckScene }): Promise<{ traceId: string }> {
  const body = { media_url: url, media_type: image, version, scene: scenes[scene], openid }
  const { trace_id: traceId } = await platform.post('image_check', '/wxa/media_check_async', body).catch((error: unknown) => {
    throw unavailable(error)
  })
  if (typeof traceId !== 'string' || traceId === '') throw unavailable(new Unreached('a reply without trace', true))
  return { traceId }
}
