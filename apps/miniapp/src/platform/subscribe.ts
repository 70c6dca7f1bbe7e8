import type { StandingAnswers, SubscriptionAnswer } from '@ejia/domain/subscriptions'

/** What somebody answered, by template; nothing for those they were not asked about. */
export type Answered = Record<string, SubscriptionAnswer>

/** Whether WeChat can tell people something for us. */
export declare const canSubscribe: boolean
/** Asks, in WeChat's own dialog. Only in the very press: WeChat refuses it later. `off`: the person has turned off all messages. */
export declare function askToSubscribe(templateIds: readonly string[]): Promise<{ answered: Answered; off: boolean }>
/** What the person chose with 总是保持以上选择, and whether they have turned off all messages. */
export declare function readStanding(): Promise<{ standing: StandingAnswers; off: boolean }>
/** WeChat's page on which they are turned on again. */
export declare function openSubscribeSettings(): Promise<void>
