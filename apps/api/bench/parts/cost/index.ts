import type { Part } from '../../lib/part'

/** What a query costs on a million rows, held against the same on ten thousand. */
export const costPart: Part = {
  name: 'cost',
  run: () => Promise.resolve([]),
}
