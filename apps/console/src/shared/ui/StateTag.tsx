import type { ReactNode } from 'react'

interface Props {
  /** `ok` done · `wait` somebody has to do something · `bad` wrong or over · `plain` neither. */
  tone?: 'ok' | 'wait' | 'bad' | 'plain'
  children: ReactNode
}

export function StateTag({ tone = 'plain', children }: Props) {
  return <span className={`state-tag state-tag--${tone}`}>{children}</span>
}
