const reachable = '[tabindex="0"], input:not([disabled]), textarea:not([disabled]), button:not([disabled]), a[href]'

const controlsOf = (dialog: Element): HTMLElement[] => [...dialog.querySelectorAll<HTMLElement>(reachable)].filter((each) => each.offsetParent !== null)

/** From the last control on to the first, and back; from outside always in. */
function turn(dialog: Element, event: KeyboardEvent): void {
  const controls = controlsOf(dialog)
  const [first, last] = [controls[0], controls[controls.length - 1]]
  const at = document.activeElement
  const leaves = !at || !dialog.contains(at) || at === (event.shiftKey ? first : last)
  if (!leaves) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}

/** Open dialogs, the one in front last: keys are meant for that one alone. */
const open: string[] = []

export function holdFocus(id: string, onEscape: () => void): () => void {
  const before = document.activeElement as HTMLElement | null
  const dialog = () => document.getElementById(id)
  const pressed = (event: KeyboardEvent) => {
    const box = dialog()
    if (!box || open[open.length - 1] !== id) return
    if (event.key === 'Escape') onEscape()
    if (event.key === 'Tab') turn(box, event)
  }
  open.push(id)
  document.addEventListener('keydown', pressed)
  // Taro's elements are filled a moment after React made them
  const timer = setTimeout(() => {
    const box = dialog()
    if (box && !box.contains(document.activeElement)) controlsOf(box)[0]?.focus()
  }, 50)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', pressed)
    open.splice(open.lastIndexOf(id), 1)
    if (before?.isConnected) before.focus()
  }
}
