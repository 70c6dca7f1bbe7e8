/** A random key for one user action. It guards against repetition, not against guessing, so Math.random is enough. */
export function newIdempotencyKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')
  return `${Date.now().toString(36)}-${part()}${part()}`
}
