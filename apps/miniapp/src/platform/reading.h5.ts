export function watchPassed(selector: string, passed: (index: number) => void): () => void {
  // As tall as any text above the screen: a part that was flicked past has been on it.
  const options = { rootMargin: '100000px 0px 0px 0px' }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) passed(Number(target.id.replace(/^\D*/, '')))
  }, options)
  document.querySelectorAll(selector).forEach((marker) => observer.observe(marker))
  return () => observer.disconnect()
}

export function scrollToId(id: string): void {
  document.getElementById(id)?.scrollIntoView()
}
