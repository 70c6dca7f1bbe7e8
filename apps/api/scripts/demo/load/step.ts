import type { World } from './world'

/** Something that happened at a moment; steps are lived through in order. */
export interface Step {
  at: Date
  /** For the progress line: 公告、活动 … */
  about: string
  run: (world: World) => Promise<void>
}
