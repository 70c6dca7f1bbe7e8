import { create } from 'zustand'
import { dayOf } from '@ejia/domain/calendar'
import type { StandingAnswers } from '@ejia/domain/subscriptions'
import { readStanding } from '../../platform/subscribe'
import { storage } from '../../platform/storage'

const key = 'subscriptions.asked-on'

interface Asked {
  /** What the person chose for good; null: not read yet, and nobody is asked before it is. */
  standing: StandingAnswers | null
  /** All messages are turned off in WeChat. */
  off: boolean
}

export const useAsked = create<Asked>(() => ({ standing: null, off: false }))

/** Reads what the person chose in WeChat; their choice may have changed while the app was away. */
export async function refreshStanding(): Promise<void> {
  useAsked.setState(await readStanding())
}

const today = (): string => dayOf(new Date(Date.now()))

/** Whether somebody was shown WeChat's dialog on this phone today, without wanting to. */
export const wasAskedToday = (): boolean => storage.get<string>(key) === today()
export const noteAsked = (): void => void storage.set(key, today())
