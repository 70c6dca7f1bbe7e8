import type { ReactNode } from 'react'

interface Props {
  title: string
  /** What will come here and what to do. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyPanel({ title, children, action }: Props) {
  return (
    <div className="empty-panel">
      <p className="empty-panel__title">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
