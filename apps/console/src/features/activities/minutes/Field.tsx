import { useId, type ReactNode } from 'react'
import { useProblem } from './field-problems'

interface Slot {
  id: string
  status: '' | 'error'
  'aria-describedby'?: string
}

interface Props {
  label: string
  /** Where the server speaks of it, `agenda/0/title`. */
  path: string
  hint?: string
  /** The label is for screen readers only: what stands above says it to the eye. */
  quiet?: boolean
  children: (slot: Slot) => ReactNode
}

/** A labelled field with what is wrong beneath it. */
export function Field({ label, path, hint, quiet = false, children }: Props) {
  const id = useId()
  const problem = useProblem(path)
  const about = problem ?? hint
  return (
    <div className="minutes-field">
      <label htmlFor={id} className={quiet ? 'minutes-spoken' : undefined}>
        {label}
      </label>
      {children({ id, status: problem ? 'error' : '', ...(about && { 'aria-describedby': `${id}-about` }) })}
      {about && (
        <p id={`${id}-about`} className={problem ? 'minutes-field__problem' : 'minutes-field__hint'} role={problem ? 'alert' : undefined}>
          {about}
        </p>
      )}
    </div>
  )
}
