/** The box a page scrolls in; null when the document itself does. */
function scrollerOf(element: Element | null): Element | null {
  if (!element || element === document.body) return null
  return /auto|scroll/.test(getComputedStyle(element).overflowY) ? element : scrollerOf(element.parentElement)
}

export function watchPassed(ids: readonly string[], passed: (index: number) => void): () => void {
  const marks = ids.map((id) => document.getElementById(id)).filter((mark) => mark !== null)
  // As tall as any text above the screen: a part that was flicked past has been on it.
  const options = { root: scrollerOf(marks[0] ?? null), rootMargin: '100000px 0px 0px 0px' }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) passed(ids.indexOf(target.id))
  }, options)
  marks.forEach((mark) => observer.observe(mark))
  return () => observer.disconnect()
}

export function scrollToId(id: string): void {
  document.getElementById(id)?.scrollIntoView()
}
