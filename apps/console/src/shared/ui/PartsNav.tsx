import { NavLink } from 'react-router'

interface Props {
  /** Of what these are the parts. */
  label: string
  parts: readonly { to: string; label: string }[]
}

/** The main pages of a feature that has several: each is one step away from the others. */
export function PartsNav({ label, parts }: Props) {
  return (
    <nav className="parts-nav" aria-label={label}>
      {parts.map((part) => (
        <NavLink key={part.to} to={part.to} end>
          {part.label}
        </NavLink>
      ))}
    </nav>
  )
}
