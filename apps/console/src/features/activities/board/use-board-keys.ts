import { useCallback, useEffect } from 'react'

/** Fullscreen is a matter of taste to some browsers; where it is refused the board stays as it is. */
const toggle = (): Promise<void> => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined)

/** F: fullscreen and back. Esc leaves fullscreen (the browser's own), and from there the board. */
export function useBoardKeys(onLeave: () => void): () => void {
  const toggleFullscreen = useCallback(() => void toggle(), [])
  useEffect(() => {
    const onKey = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      const typing = target instanceof HTMLInputElement || document.querySelector('.ant-modal-wrap') !== null
      if (typing || ctrlKey || metaKey || altKey) return
      if (key === 'f' || key === 'F') toggleFullscreen()
      else if (key === 'Escape' && !document.fullscreenElement) onLeave()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onLeave, toggleFullscreen])
  return toggleFullscreen
}
