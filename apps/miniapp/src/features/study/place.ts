import { storage } from '../../platform/storage'

const key = 'study.places'
/** Older places are dropped: a phone's storage is small. */
const most = 30

type Places = [itemId: string, part: number][]

const all = (): Places => storage.get<Places>(key) ?? []

/** The last part whose end was on the screen of this phone; -1 when the text was not begun here. */
export const placeIn = (itemId: string): number => all().find(([id]) => id === itemId)?.[1] ?? -1

export function keepPlace(itemId: string, part: number): void {
  const others = all().filter(([id]) => id !== itemId)
  storage.set(key, [[itemId, part], ...others].slice(0, most))
}
