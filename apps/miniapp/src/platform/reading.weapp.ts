import Taro from '@tarojs/taro'

/** As tall as any text above the screen: a part that was flicked past has been on it. */
const margins = { top: 100_000, right: 0, bottom: 0, left: 0 }

/** One observer for each mark: which one an observer of several reports is not the same in every version of WeChat. */
export function watchPassed(ids: readonly string[], passed: (index: number) => void): () => void {
  const { page } = Taro.getCurrentInstance()
  const observers = ids.map(() => Taro.createIntersectionObserver(page as object))
  const watch = (observer: Taro.IntersectionObserver, index: number) =>
    observer.relativeToViewport(margins).observe(`#${ids[index]}`, ({ intersectionRatio = 0 }) => {
      if (intersectionRatio > 0) passed(index)
    })
  // The marks reach the screen a moment after React made them.
  Taro.nextTick(() => observers.forEach(watch))
  return () => observers.forEach((observer) => observer.disconnect())
}

export function scrollToId(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 })
}
