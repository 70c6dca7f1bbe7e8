import type { Part } from '../../lib/part'

/** Lists, articles and the first screen, against Fastify with one buffer to give. */
export const readsPart: Part = {
  name: 'reads',
  run: () => Promise.resolve([]),
}
