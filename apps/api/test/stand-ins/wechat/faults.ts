import type { World } from './world'
import type { Reply } from './reply'

/**
 * What goes wrong with the next questions to one endpoint. `hold`: it is done, the answer waits for `release`. `drop`: it is done,
 * and the connection ends without an answer. `cut`: the connection ends and nothing is done. `refuse`: nothing is done, an errcode.
 */
export type Fault = { kind: 'hold' | 'drop' | 'cut' } | { kind: 'refuse'; errcode: number }

interface Held {
  path: string
  go: () => void
}

export class Faults {
  private readonly waiting: { path: string; fault: Fault }[] = []
  private readonly held: Held[] = []
  private readonly watchers: (() => void)[] = []

  add(path: string, fault: Fault, times = 1): void {
    for (let at = 0; at < times; at++) this.waiting.push({ path, fault })
  }

  take(path: string): Fault | null {
    const at = this.waiting.findIndex((one) => one.path === path)
    return at < 0 ? null : (this.waiting.splice(at, 1)[0]?.fault ?? null)
  }

  /** Resolves when the answer may go. */
  hold(path: string): Promise<void> {
    return new Promise((go) => {
      this.held.push({ path, go })
      for (const watch of this.watchers.splice(0)) watch()
    })
  }

  /** Resolves as soon as an answer of this endpoint is held. */
  async whenHeld(path: string): Promise<void> {
    while (!this.held.some((one) => one.path === path)) await new Promise<void>((watch) => this.watchers.push(watch))
  }

  /** Lets all held answers of an endpoint go; how many. */
  release(path: string): number {
    const those = this.held.filter((one) => one.path === path)
    for (const one of those) {
      this.held.splice(this.held.indexOf(one), 1)
      one.go()
    }
    return those.length
  }

  forget(): void {
    this.waiting.length = 0
    for (const { go } of this.held.splice(0)) go()
  }
}

/** How everything behaves until told otherwise. */
export type Behaviour = 'normal' | 'busy' | 'quota' | 'address' | 'silent' | 'html' | 'no_openid'
const answered: Partial<Record<Behaviour, number>> = { busy: -1, quota: 45011, address: 40164 }

export const behavedReply = (world: World, behaviour: Behaviour): Reply | null => {
  const errcode = answered[behaviour]
  return errcode === undefined ? null : world.problem(errcode)
}
