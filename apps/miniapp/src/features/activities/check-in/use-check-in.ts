import { useState } from 'react'
import type { Capture } from '@ejia/domain/activities'
import { newScan, scans, type ActivitySummary, type CheckInResult, type Scan } from '../../../shared/activities'
import { readCode, type ReadCode } from './code'
import { nextToOpen, openNow, upcomingActivities } from './pick-activity'

/** Why a check-in did not go through, as far as the phone knows by itself. */
export type Trouble =
  | { kind: 'foreign' }
  | { kind: 'other_activity'; code: ReadCode; capture: Capture }
  | { kind: 'nothing_open'; next: ActivitySummary | undefined }
  | { kind: 'refused'; error: unknown; activityId: string | null }

export type CheckInState =
  | { step: 'entry' }
  | { step: 'sending' }
  | { step: 'choose'; code: ReadCode; capture: Capture; among: ActivitySummary[] }
  | { step: 'waiting'; scan: Scan }
  | { step: 'done'; result: CheckInResult; activityId: string }
  | { step: 'trouble'; trouble: Trouble }

/** Sends one scan and says what came of it. Without an answer the scan is kept, so nothing is lost by leaving the page. */
async function send(activityId: string, code: ReadCode, capture: Capture): Promise<CheckInState> {
  const scan = newScan({ activityId, code: code.text, capture })
  try {
    const outcome = await scans.sendOrKeep(scan)
    return outcome.sent ? { step: 'done', result: outcome.result, activityId } : { step: 'waiting', scan }
  } catch (error) {
    return { step: 'trouble', trouble: { kind: 'refused', error, activityId } }
  }
}

/** Eight characters do not say whose they are: the one activity open now, or the person's choice. */
async function findActivity(code: ReadCode, capture: Capture): Promise<CheckInState> {
  try {
    const upcoming = await upcomingActivities()
    const among = openNow(upcoming, Date.now())
    const [only] = among
    if (!only) return { step: 'trouble', trouble: { kind: 'nothing_open', next: nextToOpen(upcoming, Date.now()) } }
    return among.length === 1 ? await send(only.id, code, capture) : { step: 'choose', code, capture, among }
  } catch (error) {
    return { step: 'trouble', trouble: { kind: 'refused', error, activityId: null } }
  }
}

/** The way of a code through the page; `expected` is the activity the page was opened for. */
export function useCheckIn(expected: string | undefined) {
  const [state, setState] = useState<CheckInState>({ step: 'entry' })
  const answered = scans.useResult(state.step === 'waiting' ? state.scan.key : undefined)
  const run = async (work: Promise<CheckInState>) => {
    setState({ step: 'sending' })
    setState(await work)
  }
  const submit = async (text: string, capture: (code: ReadCode) => Capture) => {
    const code = readCode(text)
    if (!code) return setState({ step: 'trouble', trouble: { kind: 'foreign' } })
    if (expected && code.activityId && code.activityId !== expected) {
      return setState({ step: 'trouble', trouble: { kind: 'other_activity', code, capture: capture(code) } })
    }
    const activityId = code.activityId ?? expected
    return run(activityId ? send(activityId, code, capture(code)) : findActivity(code, capture(code)))
  }
  const shown: CheckInState =
    state.step === 'waiting' && answered ? { step: 'done', result: answered, activityId: state.scan.payload.activityId } : state
  return {
    state: shown,
    submit,
    /** After a choice: this activity it is. */
    submitTo: (activityId: string, code: ReadCode, capture: Capture) => run(send(activityId, code, capture)),
    again: () => setState({ step: 'entry' }),
  }
}
