import { useRef } from 'react'
import type { MomentPickerProps } from './moment-picker.types'

/** The field lies invisibly over the face; a click anywhere on it opens the browser's own chooser. */
export function MomentPicker({ label, mode, value, start, end, onChange, children }: MomentPickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className='moment'>
      {children}
      <input
        ref={input}
        className='moment__input'
        type={mode}
        aria-label={label}
        value={value}
        min={start}
        max={end}
        onChange={(event) => onChange(event.target.value)}
        onClick={() => input.current?.showPicker?.()}
      />
    </div>
  )
}
