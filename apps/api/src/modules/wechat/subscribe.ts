import type { Platform } from './platform'
import { Refusal } from './refusal'
import { fitValue } from './template-values'
import { Unreached } from './transport'
import type { SendOutcome, SubscribeMessage } from './wechat.types'

type Result = Exclude<SendOutcome['outcome'], 'sent'>

const results: Readonly<Record<number, Result>> = {
  // not agreed, or every agreement used up
  43101: 'refused',
  // another message to the same person is under way
  43108: 'busy',
  '-1': 'busy',
  45009: 'busy',
  45011: 'busy',
  47003: 'invalid',
  40037: 'invalid',
  41030: 'invalid',
  40003: 'invalid',
  44002: 'invalid',
  47001: 'invalid',
}
const valueInvalid = 47003

/** `POST /cgi-bin/message/subscribe/send`, one at a time for each person. */
export class SubscribeMessages {
  /** The last message under way to a person. */
  private readonly turns = new Map<string, Promise<unknown>>()
  constructor(private readonly platform: Platform) {}

  async send(message: SubscribeMessage): Promise<SendOutcome> {
    const data = fitData(message.data)
    if (!data) return { outcome: 'invalid', errcode: valueInvalid }
    return this.inTurn(message.openid, () => this.put(message, data))
  }

  private async put({ openid, templateId, page }: SubscribeMessage, data: Record<string, { value: string }>): Promise<SendOutcome> {
    const body = { touser: openid, template_id: templateId, ...(page && { page: page.replace(/^\//, '') }), data }
    try {
      const { msgid } = await this.platform.post('subscribe_send', '/cgi-bin/message/subscribe/send', body)
      return { outcome: 'sent', msgId: typeof msgid === 'string' || typeof msgid === 'number' ? String(msgid) : '' }
    } catch (error) {
      if (error instanceof Refusal) return { outcome: results[error.errcode] ?? 'unavailable', errcode: error.errcode }
      if (error instanceof Unreached) return { outcome: error.left ? 'unknown' : 'busy', errcode: null }
      throw error
    }
  }

  private inTurn<T>(openid: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.turns.get(openid) ?? Promise.resolve()).then(work, work)
    this.turns.set(openid, mine)
    const leave = (): void => {
      if (this.turns.get(openid) === mine) this.turns.delete(openid)
    }
    mine.then(leave, leave)
    return mine
  }
}

function fitData(data: SubscribeMessage['data']): Record<string, { value: string }> | null {
  const fitted: Record<string, { value: string }> = {}
  for (const [field, value] of Object.entries(data)) {
    const fits = fitValue(field, value)
    if (fits === null) return null
    fitted[field] = { value: fits }
  }
  return fitted
}
