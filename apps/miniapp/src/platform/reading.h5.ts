/** The box a page scrolls in; null when the document itself does. */
function scrollerOf(element: Element | null): Element | null {
  if (!element || element === document.body) return null
  return /auto|scroll/.test(getComputedStyle(element).overflowY) ? element : scrollerOf(element.parentElement)
}

export function watchPassed(selector: string, passed: (index: number) => void): () => void {
  const markers = [...document.querySelectorAll(selector)]
  // As tall as any text above the screen: a part that was flicked past has been on it.
  const options = { root: scrollerOf(markers[0] ?? null), rootMargin: '100000px 0px 0px 0px' }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) passed(Number(target.id.replace(/^\D*/, '')))
  }, options)
  markers.forEach((marker) => observer.observe(marker))
  return () => observer.disconnect()
}

export function scrollToId(id: string): void {
  document.getElementById(id)?.scrollIntoView()
}
