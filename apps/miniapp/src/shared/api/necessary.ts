import { storage } from '../../platform/storage'
import { forgetAll } from './offline-store'

/** Writes down what must not be lost: where the device has no room left, what was read before gives way. False when even that did not help. */
export function setNecessary(key: string, value: unknown): boolean {
  if (storage.set(key, value)) return true
  forgetAll()
  return storage.set(key, value)
}
