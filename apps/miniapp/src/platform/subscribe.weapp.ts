import Taro from '@tarojs/taro'
import { subscriptionAnswers, type SubscriptionAnswer } from '@ejia/domain/subscriptions'
import type { Answered } from './subscribe'

export const canSubscribe = true

/** The person has turned off all messages of this mini-program. */
const mainSwitchOff = 20004

const isAnswer = (value: unknown): value is SubscriptionAnswer => (subscriptionAnswers as readonly unknown[]).includes(value)

/** Templates stand as keys beside `errMsg`; what is not known to this version is left out. */
function answersIn(reply: object): Answered {
  return Object.fromEntries(Object.entries(reply).filter((entry): entry is [string, SubscriptionAnswer] => isAnswer(entry[1])))
}

export async function askToSubscribe(templateIds: readonly string[]) {
  try {
    // `entityIds` is another platform's
    const reply = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })
    return { answered: answersIn(reply), off: false }
  } catch (error) {
    return { answered: {}, off: (error as { errCode?: number } | undefined)?.errCode === mainSwitchOff }
  }
}

export async function readStanding() {
  try {
    const { subscriptionsSetting: setting } = await Taro.getSetting({ withSubscriptions: true })
    return { standing: answersIn(setting?.itemSettings ?? {}), off: setting?.mainSwitch === false }
  } catch {
    return { standing: {}, off: false }
  }
}

export async function openSubscribeSettings(): Promise<void> {
  await Taro.openSetting({ withSubscriptions: true }).catch(() => undefined)
}
