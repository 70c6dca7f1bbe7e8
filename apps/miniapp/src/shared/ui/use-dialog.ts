import { useEffect, useId, useRef } from 'react'
import { holdFocus } from '../../platform/dialog-focus'

/** What a dialog needs while it is open: an id for its box, and the focus kept inside. */
export function useDialog(onClose: () => void): string {
  // React's colons are not for selectors
  const id = `dialog-${useId().replace(/:/g, '')}`
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => holdFocus(id, () => close.current()), [id])
  return id
}
