/** Characters that are written at once, and milliseconds the last of them wait. */
const atOnce = 16_384
const longest = 250

/** Where lines of the log go. */
export interface LogStream {
  write: (line: string) => void
}

/**
 * Gathers lines so that a process under load does not make a system call for each. What has been gathered leaves within a
 * quarter of a second, and before the process ends; `kill -9` can lose that much of the log, never of the data.
 */
export function gathered(out: { write: (text: string) => unknown }): LogStream & { flush: () => void } {
  let text = ''
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (text === '') return
    const whole = text
    text = ''
    out.write(whole)
  }
  const write = (line: string): void => {
    text += line
    if (text.length >= atOnce) flush()
    else timer ??= setTimeout(flush, longest).unref()
  }
  return { write, flush }
}
