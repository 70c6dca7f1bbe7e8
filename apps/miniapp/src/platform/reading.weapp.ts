import Taro from '@tarojs/taro'

/** What WeChat hands over for each marker; its types leave the id out. */
interface Seen {
  id: string
  intersectionRatio: number
}

export function watchPassed(selector: string, passed: (index: number) => void): () => void {
  const { page } = Taro.getCurrentInstance()
  const observer = Taro.createIntersectionObserver(page as object, { observeAll: true })
  const told = (result: unknown) => {
    const { id, intersectionRatio } = result as Seen
    if (intersectionRatio > 0) passed(Number(id.replace(/^\D*/, '')))
  }
  // The marks reach the screen a moment after React made them. Above it, as tall as any text: a part that was flicked
  // past has been on it.
  Taro.nextTick(() => observer.relativeToViewport({ top: 100_000 }).observe(selector, told))
  return () => observer.disconnect()
}

export function scrollToId(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 })
}
