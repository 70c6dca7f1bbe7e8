// Mini-programs have no AbortController, and query-core constructs one for every fetch; webpack provides this one.
type Listener = () => void

class Signal {
  aborted = false
  reason: unknown
  onabort: Listener | null = null
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: string, listener: Listener): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.listeners.delete(listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    this.onabort?.()
    this.listeners.forEach((listener) => listener())
  }
}

export class AbortController {
  readonly signal = new Signal()

  abort(reason: unknown = new Error('aborted')): void {
    this.signal.fire(reason)
  }
}
