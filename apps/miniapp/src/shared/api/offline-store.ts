import { storage } from '../../platform/storage'

/** One answer as it was read, and when. */
export interface Kept {
  data: unknown
  at: number
}
interface Entry {
  at: number
  bytes: number
}
type Index = Map<string, Entry>

const indexKey = 'offline.index'
const keyOf = (name: string) => `offline.${name}`
/** All answers in one value, as versions before this one kept them. */
const oldKey = 'offline.queries'

/** WeChat allows 1 MB a key and 10 MB in all; drafts, the session and what waits to be sent need room too. */
const mostOfOne = 900 * 1024
const mostOfAll = 6 * 1024 * 1024
const mostEntries = 200

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    // Each half of a pair counts two, which makes the four of the letter.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3
  }
  return bytes
}

/** A short name for a reading of any length (FNV-1a, twice with different seeds). */
export function shortName(hash: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193]
  for (let place = 0; place < hash.length; place++) {
    const unit = hash.charCodeAt(place)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ unit, 0x85ebca6b)
  }
  return (one >>> 0).toString(36) + (two >>> 0).toString(36)
}

const readIndex = (): Index => new Map(Object.entries(storage.get<Record<string, Entry>>(indexKey) ?? {}))

function drop(index: Index, name: string): void {
  storage.remove(keyOf(name))
  index.delete(name)
}

const oldest = (index: Index): string | undefined => [...index].sort(([, a], [, b]) => a.at - b.at)[0]?.[0]
const total = (index: Index): number => [...index.values()].reduce((sum, { bytes }) => sum + bytes, 0)

/** Takes out what was read longest ago until this much more fits. */
function makeRoom(index: Index, bytes: number): void {
  while (total(index) + bytes > mostOfAll || index.size >= mostEntries) {
    const name = oldest(index)
    if (!name) return
    drop(index, name)
  }
}

/** False when the storage refuses even with nothing else of ours in it. */
function putAtAnyCost(index: Index, name: string, answer: Kept): boolean {
  while (!storage.set(keyOf(name), answer)) {
    const last = oldest(index)
    if (!last) return false
    drop(index, last)
  }
  return true
}

/** Keeps answers by the name of their reading; the storage's own refusal costs the oldest ones, never the newest. */
export function keep(answers: ReadonlyMap<string, Kept>): void {
  const index = readIndex()
  for (const [hash, answer] of answers) {
    const name = shortName(hash)
    drop(index, name)
    const bytes = bytesOf(JSON.stringify(answer))
    if (bytes > mostOfOne) continue
    makeRoom(index, bytes)
    if (putAtAnyCost(index, name, answer)) index.set(name, { at: answer.at, bytes })
  }
  storage.set(indexKey, Object.fromEntries(index))
}

export const recall = (hash: string): Kept | undefined => storage.get<Kept>(keyOf(shortName(hash)))

export function forgetAll(): void {
  for (const name of readIndex().keys()) storage.remove(keyOf(name))
  storage.remove(indexKey)
  storage.remove(oldKey)
}
