import { useCallback, useEffect, useRef, useState } from 'react'
import { scanCode } from '../../../platform/scan'
import { cardScans, type CardPayload } from '../../../shared/activities'
import { useWaitingStore, type Waiting } from '../../../shared/waiting'
import { asksForGuest, keptAlready, notACard, ofEntry, ofError, ofKept, type Verdict } from './verdict'

/** Long enough to read a name and wave somebody through. */
const nextAfterMs = 1_600

export const waitingAt = (items: readonly Waiting[], activityId: string): Waiting<CardPayload>[] =>
  (items as Waiting<CardPayload>[]).filter(({ kind, payload }) => kind === cardScans.name && payload.activityId === activityId)

export interface Door {
  verdict: Verdict | null
  /** Entered since this page was opened. */
  entered: number
  busy: boolean
  /** Why the camera does not open. */
  trouble: string | undefined
  scan: () => Promise<void>
  take: (text: string) => Promise<void>
  /** The one who is not on the list, as 列席. */
  letIn: (() => Promise<void>) | undefined
}

/** Scans one card after another; each is entered, or kept with its moment until there is a network. */
export function useDoor(activityId: string): Door {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [entered, setEntered] = useState(0)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [refusedCard, setRefusedCard] = useState<string>()
  const left = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const enter = useCallback(
    async (card: string, asGuest: boolean): Promise<Verdict> => {
      try {
        const outcome = await cardScans.sendOrKeep(cardScans.make({ activityId, card, ...(asGuest && { asGuest }) }))
        if (!outcome.sent) return ofKept(waitingAt(useWaitingStore.getState().items, activityId).filter(({ refused }) => refused === null).length)
        if (!outcome.result.already) setEntered((count) => count + 1)
        return ofEntry(outcome.result)
      } catch (error) {
        if (asksForGuest(error)) setRefusedCard(card)
        return ofError(error)
      }
    },
    [activityId],
  )

  const judge = useCallback(
    async (text: string, asGuest = false): Promise<Verdict> => {
      setRefusedCard(undefined)
      const card = text.trim()
      const kept = waitingAt(useWaitingStore.getState().items, activityId).some(({ payload, refused }) => payload.card === card && refused === null)
      return notACard(card) ?? (kept ? keptAlready : enter(card, asGuest))
    },
    [activityId, enter],
  )

  const show = useCallback(async (text: string, asGuest = false): Promise<Verdict> => {
    clearTimeout(timer.current)
    setBusy(true)
    const found = await judge(text, asGuest)
    setVerdict(found)
    setBusy(false)
    return found
  }, [judge])

  const scan = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    const result = await scanCode()
    if (result.state === 'unavailable') setTrouble(result.reason)
    if (result.state !== 'read' || left.current) return
    const found = await show(result.scanned.text)
    if (found.goesOn && !left.current) timer.current = setTimeout(() => void scan(), nextAfterMs)
  }, [show])

  useEffect(() => () => {
    left.current = true
    clearTimeout(timer.current)
  }, [])

  const waits = useWaitingStore(({ items }) => waitingAt(items, activityId).some(({ refused }) => refused === null))
  // once everything was sent, the list below says what became of it
  const shown = verdict?.tone === 'kept' && !waits ? null : verdict
  const take = async (text: string) => void (await show(text))
  const letIn = refusedCard === undefined ? undefined : async () => void (await show(refusedCard, true))
  return { verdict: shown, entered, busy, trouble, scan, take, letIn }
}
