import type { Part } from '../../lib/part'

/** Check-ins with everything that belongs to one, against pgbench running the same single statement. */
export const checkInPart: Part = {
  name: 'check-in',
  run: () => Promise.resolve([]),
}
