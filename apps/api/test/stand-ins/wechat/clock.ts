/** The platform's own clock, milliseconds; may be moved on without waiting. */
export class Clock {
  private ahead = 0
  constructor(private readonly system: () => number = Date.now) {}
  now(): number {
    return this.system() + this.ahead
  }
  advance(seconds: number): void {
    this.ahead += seconds * 1000
  }
}
