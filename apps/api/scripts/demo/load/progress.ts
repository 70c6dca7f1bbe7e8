/** Percent printed at least this far apart. */
const stride = 5

/** Says how far the work is, in Chinese, one line now and then. */
export class Progress {
  private done = 0
  private said = -stride

  constructor(
    private readonly total: number,
    private readonly say: (line: string) => void,
  ) {}

  advance(label: string, by = 1): void {
    this.done += by
    const percent = Math.min(99, Math.floor((this.done / this.total) * 100))
    if (percent - this.said < stride) return
    this.said = percent - (percent % stride)
    this.say(`${String(percent).padStart(3)}%  ${label}`)
  }
}
