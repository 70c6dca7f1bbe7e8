import type { ReactNode } from 'react'

export interface MomentPickerProps {
  /** Name for screen readers. */
  label: string
  mode: 'date' | 'time'
  /** `2026-11-22` or `14:30`; empty while nothing is chosen. */
  value: string
  start: string | undefined
  end: string | undefined
  onChange: (value: string) => void
  /** What the closed picker shows. */
  children: ReactNode
}
