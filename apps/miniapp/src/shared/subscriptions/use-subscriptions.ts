import { useEffect } from 'react'
import { templatesToAsk, type AskingPlace } from '@ejia/domain/subscriptions'
import { askToSubscribe, canSubscribe, type Answered } from '../../platform/subscribe'
import { useApi } from '../api'
import { useSession } from '../session'
import { noteAsked, refreshStanding, useAsked, wasAskedToday } from './asked.store'
import { subscriptionReports } from './report'

/** Templates and what is left of each; empty in a browser, for visitors, and where WeChat is not used. */
export function useSubscriptions() {
  const { signedIn } = useSession()
  const read = useApi('GET /messages/subscriptions', {}, { enabled: canSubscribe && signedIn })
  const templates = read.data?.templates ?? []
  const some = templates.length > 0
  const { standing, off } = useAsked()
  useEffect(() => {
    if (some) void refreshStanding()
  }, [some])
  return { read, templates, standing, off }
}

/** Asks now, and sees to it that the server hears the answer. Must be the first thing a press does. */
export async function askFor(place: AskingPlace, templateIds: readonly string[]): Promise<{ answered: Answered; off: boolean }> {
  const result = await askToSubscribe(templateIds)
  useAsked.setState({ off: result.off })
  void refreshStanding()
  if (Object.keys(result.answered).length > 0) {
    const item = subscriptionReports.make({ place, answered: result.answered })
    // what could not be sent is sent later
    await subscriptionReports.sendOrKeep(item).catch(() => undefined)
  }
  return result
}

/**
 * For presses after which a message of ours would help: `const subscribe = useSubscribeAfter('sign_up')`, called first thing in the
 * press. It decides by itself whether there is a reason to ask; the press goes on meanwhile, and is never made to wait.
 */
export function useSubscribeAfter(place: AskingPlace): () => void {
  const { templates, standing, off } = useSubscriptions()
  return () => {
    if (standing === null || off) return
    const ids = templatesToAsk(place, templates, standing, wasAskedToday())
    if (ids.length === 0) return
    if (ids.some((id) => standing[id] === undefined)) noteAsked()
    void askFor(place, ids)
  }
}
