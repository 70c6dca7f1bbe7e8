export function statusBarHeight(): number {
  return 0
}

export function preferredTextSize(): number | undefined {
  return undefined
}
