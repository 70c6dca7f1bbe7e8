import { Tooltip } from 'antd'
import type { ReactNode } from 'react'

interface FaceProps {
  label: string
  keys?: string | undefined
  pressed?: boolean | undefined
  disabled?: boolean
  expanded?: boolean
  onClick: () => void
  children: ReactNode
}

/** Leaves the cursor where it is in the text. */
export function ToolFace({ label, keys, pressed, disabled = false, expanded, onClick, children }: FaceProps) {
  return (
    <Tooltip title={keys ? `${label}（${keys}）` : label}>
      <button
        type="button"
        className="rich-text__tool"
        aria-label={label}
        aria-disabled={disabled}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        {...(expanded !== undefined && { 'aria-expanded': expanded })}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => disabled || onClick()}
      >
        {children}
      </button>
    </Tooltip>
  )
}
