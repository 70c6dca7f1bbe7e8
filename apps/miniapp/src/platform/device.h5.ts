export function statusBarHeight(): number {
  return 0
}

/** The size of unstyled text: what the person set in the browser. */
const standard = 16

export function preferredTextScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / standard || 1
}
