import type { Listed } from './template-values'

export interface Template {
  fields: readonly string[]
  /** What `const` and `enum` fields may say. */
  listed: Listed
}

/** A message that reached somebody's WeChat. */
export interface Sent {
  msgId: string
  openid: string
  templateId: string
  page: string | null
  data: Readonly<Record<string, string>>
  state: string
  at: string
}

/** Templates, who agreed to what how often, and what was sent. */
export class Subscriptions {
  readonly templates = new Map<string, Template>()
  readonly sent: Sent[] = []
  /** People to whom a message is under way. */
  readonly underWay = new Set<string>()
  private readonly credits = new Map<string, number>()
  private serial = 0n

  /** Once for every time the person tapped 允许. */
  accept(openid: string, templateId: string, times = 1): void {
    this.credits.set(keyOf(openid, templateId), this.creditsOf(openid, templateId) + times)
  }

  /** Switched off in the settings: what was agreed to is gone. */
  reject(openid: string, templateId: string): void {
    this.credits.delete(keyOf(openid, templateId))
  }

  creditsOf = (openid: string, templateId: string): number => this.credits.get(keyOf(openid, templateId)) ?? 0

  spend(openid: string, templateId: string): boolean {
    const left = this.creditsOf(openid, templateId)
    if (left === 0) return false
    this.credits.set(keyOf(openid, templateId), left - 1)
    return true
  }

  /** Beyond what a number of JavaScript can tell apart. */
  nextId = (): string => String(1_988_810_812_324_364_291n + this.serial++)

  state = (): [string, number][] => [...this.credits]

  restore(state: [string, number][]): void {
    for (const [key, left] of state) this.credits.set(key, left)
  }

  forget(): void {
    this.credits.clear()
    this.sent.length = 0
    this.underWay.clear()
  }
}

const keyOf = (openid: string, templateId: string): string => `${openid} ${templateId}`
