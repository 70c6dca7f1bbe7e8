import { storage } from '../../platform/storage'
import { newIdempotencyKey } from '../api'

const key = 'device.name'

/** A random name this installation gave itself. Many members from one phone are worth a look, never a penalty. */
export function deviceName(): string {
  const known = storage.get<string>(key)
  if (known) return known
  const name = newIdempotencyKey()
  storage.set(key, name)
  return name
}
