export type Say = (line: string) => void

const everyMs = 1000

/** `1.2 MB`, for people. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`
}

/** Says how far a piece of work has come: at most once a second, and at its end. */
export class Meter {
  private done = 0
  private saidAt = performance.now()
  note = ''

  constructor(
    private readonly say: Say,
    private readonly title: string,
    /** Bytes in all; null when nobody can know. */
    private readonly total: number | null,
  ) {}

  advance(bytes: number): void {
    this.done += bytes
    if (performance.now() - this.saidAt < everyMs) return
    this.saidAt = performance.now()
    this.say(`  ${this.title}：${this.reading()}`)
  }

  end(): void {
    this.say(`✓ ${this.title}：${size(this.done)}${this.note}`)
  }

  private reading(): string {
    if (this.total === null || this.total === 0) return size(this.done) + this.note
    return `${Math.min(100, Math.floor((this.done / this.total) * 100))}%（${size(this.done)} / ${size(this.total)}）${this.note}`
  }
}
