import { useId, type ReactNode } from 'react'

interface Props {
  title?: string
  extra?: ReactNode
  /** No room around the content, for tables. */
  flush?: boolean
  children: ReactNode
}

/** A white card with a heading of its own. */
export function Panel({ title, extra, flush = false, children }: Props) {
  const id = useId()
  return (
    <section className={flush ? 'panel panel--flush' : 'panel'} {...(title && { 'aria-labelledby': id })}>
      {title && (
        <div className="panel__head">
          <h2 id={id}>{title}</h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  )
}
