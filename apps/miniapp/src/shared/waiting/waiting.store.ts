import { create } from 'zustand'
import { storage } from '../../platform/storage'
import { setNecessary } from '../api'
import type { Waiting } from './waiting.types'

const key = 'waiting.items'

interface WaitingState {
  items: Waiting[]
  /** Keys a page is sending by itself just now: written down already, in case the app ends before the answer. */
  inHand: readonly string[]
  sending: boolean
  /** Answers that came after all, by key, for the page that still shows the action. */
  results: Record<string, unknown>
}

/** Check-ins kept by versions that knew nothing else to keep. */
function fromOldScans(): Waiting[] {
  const oldKey = 'check-in.waiting'
  const scans = storage.get<{ key: string; accountId: string; scannedAt: string; refused: string | null }[]>(oldKey) ?? []
  storage.remove(oldKey)
  return scans.map(({ key: scanKey, accountId, scannedAt, refused, ...payload }) => ({
    kind: 'check-in',
    key: scanKey,
    accountId,
    since: scannedAt,
    payload,
    refused,
  }))
}

export const useWaitingStore = create<WaitingState>(() => ({
  items: [...(storage.get<Waiting[]>(key) ?? []), ...fromOldScans()],
  inHand: [],
  sending: false,
  results: {},
}))

function change(edit: (items: Waiting[]) => Waiting[]): void {
  const items = edit(useWaitingStore.getState().items)
  setNecessary(key, items)
  useWaitingStore.setState({ items })
}

export const putItem = (item: Waiting): void => change((items) => [...items.filter((each) => each.key !== item.key), item])

export const forgetItem = (itemKey: string): void => change((items) => items.filter((each) => each.key !== itemKey))

export const refuseItem = (itemKey: string, refused: string): void =>
  change((items) => items.map((each) => (each.key === itemKey ? { ...each, refused } : each)))

export function settleItem(itemKey: string, result: unknown): void {
  useWaitingStore.setState(({ results }) => ({ results: { ...results, [itemKey]: result } }))
  forgetItem(itemKey)
}

/** Whether a page is sending this one by itself. */
export const isInHand = (itemKey: string): boolean => useWaitingStore.getState().inHand.includes(itemKey)

export function takeInHand(itemKey: string, taken: boolean): void {
  useWaitingStore.setState(({ inHand }) => ({ inHand: taken ? [...inHand, itemKey] : inHand.filter((each) => each !== itemKey) }))
}
