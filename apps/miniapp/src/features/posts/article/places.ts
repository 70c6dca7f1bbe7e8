import { storage } from '../../../platform/storage'

const key = 'posts.places'
const most = 50
/** Less than this is the top. */
const worthPx = 200

interface Place {
  id: string
  top: number
}

const all = (): Place[] => storage.get<Place[]>(key) ?? []

/** How far down this article was left; 0 when at the top, or finished. */
export const placeIn = (id: string): number => all().find((place) => place.id === id)?.top ?? 0

/** Remembers how far somebody got, for the articles read last. */
export function keepPlace(id: string, top: number, finished: boolean): void {
  const others = all().filter((place) => place.id !== id)
  const here = finished || top < worthPx ? [] : [{ id, top }]
  storage.set(key, [...here, ...others].slice(0, most))
}
