/** What the demonstration data says is there; its absence is a mistake in the data, told by name. */
export function sure<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the demonstration data has no ${what}`)
  return value
}
